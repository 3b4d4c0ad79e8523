// `npm test`: the checks, then unit, integration and end-to-end tests; `--full` adds the heavy ones, and tries
// properties with a seed of its own. Arguments after that go to Jest. The last line always reads `tests: N passed, N failed, N skipped`; a failed check counts as a failed test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChecks } from './check.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
const full = args.includes('--full');
const jestArgs = args.filter((arg) => arg !== '--full');
const projects = full ? ['unit', 'integration', 'e2e', 'full'] : ['unit', 'integration', 'e2e'];

const propertySeed = process.env.PROPERTY_SEED ?? (full ? String(Date.now()) : '1');
if (full) console.log(`Properties are tried with PROPERTY_SEED=${propertySeed}`);

const failedChecks = jestArgs.length === 0 ? runChecks() : [];

const scratch = mkdtempSync(join(tmpdir(), 'surmise-tests-'));
const countsFile = join(scratch, 'counts.json');
const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
// A test that failed half-way may leave a server or a process open (forceExit): the run must end all the same, and say so.
// V8 now and then frees the code of a wrapper between WebAssembly and JavaScript twice and aborts, where one process makes
// and drops module after module, as a run of many test files does (nodejs/node#64500). Nothing freed, nothing freed twice.
const { status } = spawnSync(
  process.execPath,
  ['--no-wasm-code-gc', jest, '--forceExit', '--selectProjects', ...projects, '--', ...jestArgs],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      PROPERTY_SEED: propertySeed,
      TEST_COUNTS_FILE: countsFile,
    },
  },
);

let counts;
try {
  counts = JSON.parse(readFileSync(countsFile, 'utf8'));
} catch (error) {
  console.error(`Jest ended without a result (${error.message}).`);
  counts = { passed: 0, failed: 1, skipped: 0 };
}
rmSync(scratch, { recursive: true, force: true });
if (failedChecks.length > 0) console.log(`Failed checks: ${failedChecks.join(', ')}`);
const failed = counts.failed + failedChecks.length;
console.log(`tests: ${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
process.exit(status === 0 && failed === 0 ? 0 : 1);
