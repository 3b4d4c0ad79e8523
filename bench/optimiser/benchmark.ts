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

/** Of all problems in either case: a mean over a few of them says more of these than of the optimiser. */
const SEEDS = { short: '0,1', full: '0-4' };

/** How good suggestions are beside other optimisers' on the same problems: 100 trials. */
export const quality: Benchmark = {
  name: 'quality',
  async run(extent, report) {
    const folder = mkdtempSync(join(tmpdir(), 'surmise-bench-'));
    try {
      const jobs = String(Math.min(4, availableParallelism()));
      const out = join(folder, 'runs.jsonl');
      const options = parseRunOptions(['--seeds', SEEDS[extent], '--jobs', jobs, '--out', out]);
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
