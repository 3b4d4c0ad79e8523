import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { suggest } from '#strategies';
import { globMatcher } from '../optimiser/glob.ts';
import { listProblems } from '../optimiser/problems/list-problems.ts';
import { parseSeeds } from '../optimiser/parse-seeds.ts';
import { OWN_DATA } from '../optimiser/run-options.ts';
import { compareWorkers, type ParallelRun } from './compare-workers.ts';
import { searchInParallel } from './search-in-parallel.ts';

/**
 * What it costs to have several trials under way: regret at equal numbers of evaluations, beside that of one worker.
 *
 *   node_modules/.bin/node --conditions=source bench/parallel/run.ts --workers 1,8 --seeds 0-4 --budget 100 --out FILE.jsonl
 */
const { values } = parseArgs({
  options: {
    problems: { type: 'string', default: '*' },
    workers: { type: 'string', default: '1,8' },
    seeds: { type: 'string', default: '0-4' },
    budget: { type: 'string', default: '100' },
    out: { type: 'string' },
  },
});
const matches = globMatcher(values.problems);
const problems = listProblems(OWN_DATA).filter(({ kind, name }) => kind === 'function' && matches(name));
const budget = Number(values.budget);
const runs: ParallelRun[] = [];
for (const seed of parseSeeds(values.seeds)) {
  for (const listed of problems) {
    const problem = await listed.load();
    for (const workers of values.workers.split(',').map(Number)) {
      const regret = await searchInParallel(problem, seed, { workers, budget, suggest });
      const run: ParallelRun = { problem: problem.name, workers, seed, regret };
      runs.push(run);
      if (values.out !== undefined) appendFileSync(values.out, `${JSON.stringify(run)}\n`);
    }
  }
}
console.log(compareWorkers(runs));
