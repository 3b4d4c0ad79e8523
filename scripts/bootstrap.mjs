// Entry of every command a newcomer types: installs and builds what is missing, then runs the command under the pinned
// Node. Plain Node >= 20.19 and no dependency, because nothing is installed yet when it starts.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const INSTALL_STAMP = join(ROOT, 'node_modules', '.surmise-installed');
const BUILD_STAMP = join(ROOT, 'dist', '.built');
const BUILT_FOLDERS = ['apps', 'libs', 'migrations'];
const LOCK = join(ROOT, '.bootstrap.lock');
const LOCK_PATIENCE_MS = 10 * 60_000;
const ORPHAN_CHECK_MS = 1_000;

/** Command name -> how it is run. `build` says whether it runs from dist; `bench` whether it needs the surrogate runtime. */
const COMMANDS = {
  demo: { build: true, args: ['dist/apps/cli/src/main.js', 'demo'] },
  start: { build: true, args: ['dist/apps/api/src/main.js'] },
  evaluate: { build: true, args: ['dist/apps/cli/src/main.js', 'evaluate'] },
  test: { build: true, args: ['scripts/run-tests.mjs'] },
  'test:full': { build: true, bench: true, args: ['scripts/run-tests.mjs', '--full'] },
  check: { build: true, args: ['scripts/check.mjs'] },
  gen: { build: true, args: ['scripts/generate.mjs'] },
  bench: { bench: true, args: ['--conditions=source', 'bench/suite/run.ts'] },
  'bench:full': { bench: true, args: ['--conditions=source', 'bench/suite/run.ts', '--full'] },
  'bench:optimiser': { bench: true, args: ['--conditions=source', 'bench/optimiser/run.ts'] },
  'bench:cholesky': { args: ['--conditions=source', 'bench/speed/cholesky.ts'] },
  'bench:latency': { args: ['--conditions=source', 'bench/speed/ask-latency.ts'] },
  'bench:load': { build: true, args: ['--conditions=source', 'bench/load/suggest-complete.ts'] },
};

function fail(message) {
  console.error(message);
  process.exit(1);
}

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function stampIs(path, value) {
  return existsSync(path) && readFileSync(path, 'utf8') === value;
}

function run(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.on('error', failed);
    child.on('exit', (code, signal) => done(signal ? 1 : (code ?? 1)));
  });
}

async function npmCi(folder, what) {
  const started = Date.now();
  console.error(`Installing ${what} (once) ...`);
  // Older Node prints engine warnings for packages that only ever run under the pinned Node: noise at this level.
  const code = await run('npm', ['ci', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (code !== 0)
    fail(`npm ci failed in ${folder}. Is a package registry reachable? The lines above say what npm met.`);
  console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

async function ensureInstalled() {
  const wanted = digest([readFileSync(join(ROOT, 'package-lock.json')), process.platform, process.arch]);
  if (existsSync(NODE) && stampIs(INSTALL_STAMP, wanted)) return;
  await npmCi(ROOT, 'packages');
  writeFileSync(INSTALL_STAMP, wanted);
}

async function ensureBenchInstalled() {
  const folder = join(ROOT, 'bench', 'surrogate-runtime');
  const stamp = join(folder, 'node_modules', '.surmise-installed');
  const wanted = digest([readFileSync(join(folder, 'package-lock.json')), process.platform, process.arch]);
  if (stampIs(stamp, wanted)) return;
  await npmCi(folder, 'the surrogate runtime of the benchmark');
  writeFileSync(stamp, wanted);
}

function sourceFingerprint() {
  const parts = [readFileSync(join(ROOT, '.swcrc'))];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') walk(path);
      } else if (entry.name.endsWith('.ts')) {
        const { size, mtimeMs } = statSync(path);
        parts.push(`${path}:${size}:${mtimeMs}\n`);
      }
    }
  };
  for (const folder of BUILT_FOLDERS) if (existsSync(join(ROOT, folder))) walk(join(ROOT, folder));
  return digest(parts);
}

async function ensureBuilt() {
  const wanted = sourceFingerprint();
  if (stampIs(BUILD_STAMP, wanted)) return;
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  const swc = join(ROOT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const ignored = [
    '**/*.spec.ts',
    '**/*.int.ts',
    '**/*.e2e.ts',
    '**/*.full.ts',
    'libs/numerics/assembly/**',
    'apps/web/**',
  ];
  const args = [swc, ...BUILT_FOLDERS, '-d', 'dist', '--quiet', ...ignored.flatMap((glob) => ['--ignore', glob])];
  if ((await run(NODE, args)) !== 0) fail('The build failed; the lines above say where.');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(BUILD_STAMP, wanted);
}

/** Two commands started at once in a fresh clone must not install into each other's feet: a folder is an atomic lock. */
async function exclusively(work) {
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST')
        fail(`Cannot write into ${ROOT} (${error.code}): the clone's folder must be writable.`);
      const holder = lockHolder();
      if (holder !== null && !isAlive(holder)) rmSync(LOCK, { recursive: true, force: true });
      else if (Date.now() > deadline) fail(`Another command holds ${LOCK}. If none is running, delete that folder.`);
      else await new Promise((wake) => setTimeout(wake, 200));
    }
  }
  writeFileSync(join(LOCK, 'pid'), String(process.pid));
  try {
    await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function lockHolder() {
  const path = join(LOCK, 'pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8')) || null : null;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function runPinned(args) {
  const path = `${dirname(NODE)}:${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
  // The channel lets the command notice that this process was killed, so that nothing it started outlives the terminal.
  const child = spawn(NODE, args, {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  // Under npm this process ends with npm, also when npm was killed and could pass nothing on.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), ORPHAN_CHECK_MS).unref();
  }
  child.on('error', (error) => fail(`Cannot start ${NODE}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

const [name = '', ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) fail(`Unknown command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);

await exclusively(async () => {
  await ensureInstalled();
  if (command.bench) await ensureBenchInstalled();
  if (command.build) await ensureBuilt();
});
runPinned([...command.args, ...rest]);
