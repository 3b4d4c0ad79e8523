import { suggest } from '#strategies';
import { listProblems } from '../optimiser/problems/list-problems.ts';
import { OWN_DATA } from '../optimiser/run-options.ts';
import type { Benchmark } from '../suite/benchmark.ts';
import { askManyAtOnce } from './ask-many-at-once.ts';
import { meanRegret, type ParallelRun } from './compare-workers.ts';
import { searchInParallel } from './search-in-parallel.ts';

const WORKERS = 8;
const SEEDS = { short: 2, full: 5 };
const BUDGET = 100;

/** What it costs to have several trials under way at a time, at equal numbers of evaluations. */
export const parallel: Benchmark = {
  name: 'parallel',
  async run(extent, report) {
    const seeds = SEEDS[extent];
    const functions = listProblems(OWN_DATA).filter(({ kind }) => kind === 'function');
    const runs: ParallelRun[] = [];
    for (const listed of functions) {
      const problem = await listed.load();
      for (let seed = 0; seed < seeds; seed++)
        for (const workers of [1, WORKERS]) {
          const regret = await searchInParallel(problem, seed, { workers, budget: BUDGET, suggest });
          runs.push({ problem: problem.name, workers, seed, regret });
        }
      report(problem.name);
    }
    const ratio = (mark: number): number => meanRegret(runs, WORKERS, mark) / meanRegret(runs, 1, mark);
    const many = await askManyAtOnce();
    return [
      ...[50, 100].map((mark) => ({
        what: `regret of ${WORKERS} in parallel / of one at a time, ${mark} evaluations`,
        figure: ratio(mark),
        target: { atMost: 1.15 },
      })),
      { what: 'seconds of one ask for 64 points, 100 observed', figure: many.batchSeconds, target: { atMost: 5 } },
      {
        what: 'slowest of 64 asks one after the other, none told, s',
        figure: many.slowestSeconds,
        target: { atMost: 1 },
      },
      { what: 'points repeated among these', figure: many.repeated, target: { atMost: 0 } },
    ];
  },
};
