// The short benchmark: one problem of each suite, five seeds of 100 trials, then our runs beside the rivals' in one table.
// Takes the options of run.ts, except --out.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparison } from './compare/comparison.ts';
import { readRivals } from './compare/rivals.ts';
import { reportExpectedError } from './report-expected-error.ts';
import { readResults } from './result-file.ts';
import { runBenchmark } from './run-benchmark.ts';
import { parseRunOptions } from './run-options.ts';

/** One of each suite: those that the slow rivals ran too. */
const PROBLEMS = [
  'hpobench-vehicle',
  'hpolib-protein-structure',
  'nasbench201-cifar100',
  'lcbench-167168-val_accuracy',
  'rbv2_xgboost-12-auc',
  'hartmann6-6d',
].join(',');
const DEFAULTS = [
  '--problems',
  PROBLEMS,
  '--seeds',
  '0-4',
  '--budget',
  '100',
  '--jobs',
  String(Math.min(4, availableParallelism())),
];

async function main(argv: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'surmise-bench-'));
  try {
    const options = parseRunOptions([...DEFAULTS, ...argv, '--out', join(folder, 'short.jsonl')]);
    const failures = await runBenchmark(options);
    const lines = readResults(options.out);
    if (lines.length > 0) console.log(`\n${comparison(lines, readRivals())}`);
    process.exitCode = failures > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2)).catch(reportExpectedError);
