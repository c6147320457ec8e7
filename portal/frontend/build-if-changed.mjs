// Builds the bundles only when something they are made of has changed.
// Usage: node build-if-changed.mjs <folder>   The folder receives
//   static/assets/…           what browsers fetch
//   frontend/manifest.json    which file belongs to which bundle
// Silent when there is nothing to do.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const home = import.meta.dirname;
const major = Number(process.versions.node.split('.')[0]);
const minor = Number(process.versions.node.split('.')[1]);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`The front end needs Node 20.19 or newer; this is ${process.version}. Install a newer Node and build again.`);
}
const target = process.argv[2] && resolve(process.argv[2]);
if (!target) {
  fail('Say where the bundles go: node build-if-changed.mjs <folder>');
}

const packages = digest(['package.json', 'package-lock.json'].map((name) => join(home, name)));
const packagesStamp = join(home, 'node_modules', '.concordat-stamp');
if (read(packagesStamp) !== packages) {
  console.log('Front end: fetching packages');
  run(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1', '--fetch-timeout=60000', '--loglevel=error']);
  writeFileSync(packagesStamp, packages);
}

const dist = join(home, 'dist');
const distStamp = join(dist, '.stamp');
const sources = digest([join(home, 'vite.config.js'), join(home, 'build-if-changed.mjs'), ...filesUnder(join(home, 'src'))], packages);
// The stamp also names what the build made, so that a half-deleted result is noticed.
if (read(distStamp) !== stampOf(sources)) {
  console.log('Front end: building bundles');
  rmSync(dist, { recursive: true, force: true });
  run(['run', '--silent', 'build']);
  writeFileSync(distStamp, stampOf(sources));
}

// Beside the folder, so that it does not end up in the jar.
const packaged = join(target, '..', 'frontend.stamp');
const manifest = join(target, 'frontend', 'manifest.json');
const wanted = read(distStamp);
const assets = join(target, 'static', 'assets');
if (read(packaged) !== wanted || !existsSync(manifest) || !sameFiles(join(dist, 'assets'), assets)) {
  rmSync(assets, { recursive: true, force: true });
  cpSync(join(dist, 'assets'), assets, { recursive: true, filter: (from) => !from.endsWith('manifest.json') });
  mkdirSync(join(target, 'frontend'), { recursive: true });
  cpSync(join(dist, 'assets', 'manifest.json'), manifest);
  writeFileSync(packaged, wanted);
}

function stampOf(sourceDigest) {
  const made = existsSync(join(dist, 'assets')) ? filesUnder(join(dist, 'assets')) : [];
  return made.length === 0 ? 'nothing built' : digest(made, sourceDigest);
}

function sameFiles(from, to) {
  const list = (folder) => (existsSync(folder) ? filesUnder(folder) : [])
    .filter((file) => !file.endsWith('manifest.json'))
    .map((file) => `${relative(folder, file)} ${statSync(file).size}`);
  return list(from).join('\n') === list(to).join('\n');
}

function digest(files, ...more) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const text of more) hash.update(text);
  for (const file of files) hash.update(relative(home, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function run(args) {
  const npm = spawnSync('npm', args, {
    cwd: home,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  });
  if (npm.error?.code === 'ENOENT') {
    fail('The front end needs npm, which was not found on the PATH. It comes with Node; install both and build again.');
  }
  if (npm.status !== 0) {
    fail(`The front end could not be built: npm ${args[0] === 'ci' ? 'could not fetch the packages' : args.join(' ')}.\n${npm.stdout ?? ''}${npm.stderr ?? ''}`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
