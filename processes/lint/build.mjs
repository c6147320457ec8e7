// Called by Maven: "node build.mjs generate" checks everything and writes the constants,
// "node build.mjs test" runs the probes of the rules. Each is skipped while its inputs are unchanged.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const processes = dirname(here);
const forms = join(dirname(processes), 'forms');
const target = join(processes, 'target');
const java = join(target, 'generated-sources', 'processes', 'org', 'concordat', 'processes');

function filesBelow(folder, skip) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skip.includes(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name), skip) : [join(folder, entry.name)]))
    .sort();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [...filesBelow(processes, ['target', 'node_modules', 'src']), ...filesBelow(forms, [])])
    hash.update(relative(processes, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function unchanged(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

async function generate() {
  const stamp = join(target, 'models-checked');
  const wanted = fingerprint();
  if (unchanged(stamp, wanted) && existsSync(join(java, 'ProcessIds.java'))) return 0;
  const [{ readAll }, { checkContract }, { lintFiles }, { javaSources }] = await Promise.all([
    import('./models.mjs'),
    import('./contract.mjs'),
    import('./lint.mjs'),
    import('./java.mjs'),
  ]);
  const schema = JSON.parse(readFileSync(join(processes, 'variables.schema.json'), 'utf8'));
  const all = await readAll(processes, forms);
  const problems = [...checkContract(all, schema), ...(await lintFiles(all.models.map((model) => model.path)))];
  if (problems.length > 0) {
    console.error(`${problems.length} problem(s) in models and forms:`);
    for (const problem of problems) console.error(`  ${problem.replace(dirname(processes) + '/', '')}`);
    return 1;
  }
  rmSync(java, { recursive: true, force: true });
  mkdirSync(java, { recursive: true });
  for (const [name, source] of javaSources(all, schema)) writeFileSync(join(java, name), source);
  writeFileSync(stamp, wanted);
  return 0;
}

function test() {
  const stamp = join(target, 'rules-tested');
  const wanted = fingerprint();
  if (unchanged(stamp, wanted)) return 0;
  const tests = filesBelow(join(here, 'test'), []).filter((path) => path.endsWith('.test.mjs'));
  if (tests.length === 0) {
    console.error('No probe of the modelling rules was found.');
    return 1;
  }
  const result = spawnSync(process.execPath, ['--test', '--test-reporter=dot', ...tests], { cwd: here, encoding: 'utf8' });
  if (result.status !== 0) {
    console.error(spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...tests], { cwd: here, encoding: 'utf8' }).stdout);
    return 1;
  }
  mkdirSync(target, { recursive: true });
  writeFileSync(stamp, wanted);
  return 0;
}

const commands = { generate, test };
const command = commands[process.argv[2]];
if (!command) {
  console.error('Say what to do: generate or test.');
  process.exit(2);
}
process.exit(await command());
