// Everything that can be checked without running the program. Prints a line per check and fails when one fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const node = process.execPath;

export const CHECKS = [
  { name: 'types', command: [node, bin('tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'pure libs', command: [node, bin('tsc'), '--noEmit', '-p', 'tsconfig.pure.json'] },
  { name: 'lint', command: [node, bin('eslint'), '--max-warnings', '0', '.'] },
  { name: 'format', command: [node, bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  {
    name: 'layers',
    command: [node, bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'bench', 'migrations'],
  },
  { name: 'wasm is fresh', command: [node, 'scripts/build-wasm.mjs', '--check'] },
  { name: 'openapi is fresh', command: [node, 'dist/apps/api/src/generate-openapi.js', '--check'] },
  { name: 'architecture picture is fresh', command: [node, 'scripts/draw-layers.mjs', '--check'] },
];

/** Runs the checks in order; answers the names of those that failed. */
export function runChecks() {
  const failed = [];
  for (const { name, command } of CHECKS) {
    const started = Date.now();
    const { status, stdout, stderr, error } = spawnSync(command[0], command.slice(1), { cwd: ROOT, encoding: 'utf8' });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (status === 0) {
      console.log(`ok      ${name} (${seconds} s)`);
    } else {
      console.log(`FAILED  ${name} (${seconds} s)\n${error ? error.message : ''}${stdout}${stderr}`);
      failed.push(name);
    }
  }
  return failed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(runChecks().length === 0 ? 0 : 1);
