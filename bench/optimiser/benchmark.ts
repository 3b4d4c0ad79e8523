import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from '../suite/benchmark.ts';
import { compareRuns } from './compare/compare-runs.ts';
import { comparison } from './compare/comparison.ts';
import { findingsOf } from './compare/findings-of.ts';
import { markRun } from './compare/marks.ts';
import { readRivals } from './compare/rivals.ts';
import { scalesWithRecords } from './compare/scales.ts';
import { readResults } from './result-file.ts';
import { runBenchmark } from './run-benchmark.ts';
import { parseRunOptions } from './run-options.ts';

/** One of each suite: those that the slow rivals ran too. */
const ONE_PER_SUITE = [
  'hpobench-vehicle',
  'hpolib-protein-structure',
  'nasbench201-cifar100',
  'lcbench-167168-val_accuracy',
  'rbv2_xgboost-12-auc',
  'hartmann6-6d',
];

/** How good suggestions are beside other optimisers' on the same problems: 100 trials, five seeds. */
export const quality: Benchmark = {
  name: 'quality',
  async run(extent, report) {
    const folder = mkdtempSync(join(tmpdir(), 'surmise-bench-'));
    try {
      const problems = extent === 'full' ? '*' : ONE_PER_SUITE.join();
      const jobs = String(Math.min(4, availableParallelism()));
      const out = join(folder, 'runs.jsonl');
      const options = parseRunOptions(['--problems', problems, '--seeds', '0-4', '--jobs', jobs, '--out', out]);
      const failed = await runBenchmark(options);
      if (failed > 0) throw new Error(`${failed} runs failed`);
      const lines = readResults(out);
      const rivals = readRivals();
      report(`\n${comparison(lines, rivals)}`);
      const runs = [...rivals.runs, ...lines.map(markRun)];
      const section = compareRuns(runs, scalesWithRecords(rivals.scales, lines)).find(({ optimisers }) =>
        optimisers.includes(options.optimiser),
      );
      if (section === undefined) throw new Error('no section holds our runs');
      return findingsOf(section, options.optimiser);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
