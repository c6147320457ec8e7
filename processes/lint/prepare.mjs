// Installs the checks' packages when they changed. Needs nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The models are checked with Node.js 20.19 or newer, but "node" is ${process.versions.node}. Install a newer one and put it first on the PATH.`);
  process.exit(1);
}

const here = dirname(fileURLToPath(import.meta.url));
const stamp = join(here, 'node_modules', '.concordat-installed');
const hash = createHash('sha256');
for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(here, name)));
const wanted = hash.digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline', '--fetch-retries=2', '--fetch-timeout=60000'];
  const result = spawnSync('npm', options, { cwd: here, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error(`The packages that check the models could not be installed (npm ci in ${here}).`);
    console.error(result.error ? String(result.error) : `${result.stdout}${result.stderr}`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
