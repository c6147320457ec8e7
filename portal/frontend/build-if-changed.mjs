// Builds the bundles only when something they are made of has changed.
// Usage: node build-if-changed.mjs <folder>   The folder receives
//   static/assets/…           what browsers fetch
//   frontend/manifest.json    which file belongs to which bundle
//   pdf/…                     the fonts of the PDF files that the portal makes, with their licence
//   META-INF/sbom/frontend.cdx.json   the npm packages that the bundles are made of (CycloneDX)
// Silent when there is nothing to do.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

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

const packages = fetched(home, 'Front end: fetching packages');
// Lies in a folder of its own so that its packages do not count among ours; without what checks XML, which needs a compiler.
const lister = join(home, 'sbom');
const listerPackages = fetched(lister, 'Front end: fetching what lists its packages', '--omit=optional');

const dist = join(home, 'dist');
const distStamp = join(dist, '.stamp');
const sbom = join(dist, 'frontend.cdx.json');
const sources = digest([join(home, 'vite.config.js'), join(home, 'build-if-changed.mjs'), ...filesUnder(join(home, 'src'))], packages, listerPackages);
// The stamp also names what the build made, so that a half-deleted result is noticed.
if (read(distStamp) !== stampOf(sources)) {
  console.log('Front end: building bundles');
  rmSync(dist, { recursive: true, force: true });
  npm(['run', '--silent', 'build'], home, 'could not be built');
  run(process.execPath, [
    join(lister, 'node_modules', '@cyclonedx', 'cyclonedx-npm', 'bin', 'cyclonedx-npm-cli.js'),
    '--omit', 'dev', '--mc-type', 'application', '--output-reproducible', '--no-validate', '--output-file', sbom,
  ], home, 'could not list its packages');
  writeFileSync(distStamp, stampOf(sources));
}

// Beside the folder, so that it does not end up in the jar.
const packaged = join(target, '..', 'frontend.stamp');
const manifest = join(target, 'frontend', 'manifest.json');
const fonts = ['400Regular/PublicSans_400Regular.ttf', '700Bold/PublicSans_700Bold.ttf', 'LICENSE_FONT']
  .map((name) => join(home, 'node_modules', '@expo-google-fonts', 'public-sans', name));
const packagedFonts = fonts.map((font) => join(target, 'pdf', basename(font)));
const packagedSbom = join(target, 'META-INF', 'sbom', 'frontend.cdx.json');
const wanted = read(distStamp);
const assets = join(target, 'static', 'assets');
if (read(packaged) !== wanted || !existsSync(manifest) || !existsSync(packagedSbom) || !packagedFonts.every(existsSync) || !sameFiles(join(dist, 'assets'), assets)) {
  rmSync(assets, { recursive: true, force: true });
  cpSync(join(dist, 'assets'), assets, { recursive: true, filter: (from) => !from.endsWith('manifest.json') });
  mkdirSync(join(target, 'frontend'), { recursive: true });
  cpSync(join(dist, 'assets', 'manifest.json'), manifest);
  mkdirSync(join(target, 'META-INF', 'sbom'), { recursive: true });
  cpSync(sbom, packagedSbom);
  fonts.forEach((font, i) => cpSync(font, packagedFonts[i]));
  writeFileSync(packaged, wanted);
}

function stampOf(sourceDigest) {
  const made = existsSync(join(dist, 'assets')) ? filesUnder(join(dist, 'assets')) : [];
  return made.length === 0 || !existsSync(sbom) ? 'nothing built' : digest([...made, sbom], sourceDigest);
}

/** Fetches the packages of a folder unless its lock file is the one they were fetched for; returns a checksum of what they are. */
function fetched(folder, what, ...more) {
  const wantedPackages = digest(['package.json', 'package-lock.json'].map((name) => join(folder, name)));
  const stamp = join(folder, 'node_modules', '.concordat-stamp');
  if (read(stamp) !== wantedPackages) {
    console.log(what);
    npm([
      'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1', '--fetch-timeout=60000', '--loglevel=error', ...more,
    ], folder, 'could not fetch its packages');
    writeFileSync(stamp, wantedPackages);
  }
  return wantedPackages;
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

function npm(args, folder, failure) {
  run('npm', args, folder, failure);
}

function run(program, args, folder, failure) {
  const shell = process.platform === 'win32' && program === 'npm';
  const ended = spawnSync(program, args, { cwd: folder, encoding: 'utf8', shell, env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } });
  if (ended.error?.code === 'ENOENT') {
    fail('The front end needs npm, which was not found on the PATH. It comes with Node; install both and build again.');
  }
  if (ended.status !== 0) {
    fail(`The front end ${failure}.\n${ended.stdout ?? ''}${ended.stderr ?? ''}`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
