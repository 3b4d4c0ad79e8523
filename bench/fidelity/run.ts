import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { parseSeeds } from '../optimiser/parse-seeds.ts';
import { OWN_DATA } from '../optimiser/run-options.ts';
import { crossingProblem } from './crossing-problem.ts';
import { loadLcbenchProblems } from './lcbench-problems.ts';
import { printSearches, type SearchLine } from './print-searches.ts';
import { searchCurves, type SearchSetup } from './search-curves.ts';

/**
 * Full runs only against a study with a fidelity that may run a share of their steps: normalised regret of the best full run so far.
 *
 *   node_modules/.bin/node --conditions=source bench/fidelity/run.ts --seeds 0-4 --kinds full,fidelity --out FILE.jsonl
 */
const { values } = parseArgs({
  options: {
    /** Folder of problems. */
    data: { type: 'string', default: OWN_DATA },
    /** Parts of names. */
    problems: { type: 'string', default: 'lcbench,crossing' },
    seeds: { type: 'string', default: '0-4' },
    /** `full`: 100 full runs. `fidelity`: a fidelity and the rule that comes with it. `unmodelled`: the same stops, points at random. */
    kinds: { type: 'string', default: 'full,fidelity' },
    /** Steps that the others may run, as a share of those of 100 full runs. */
    share: { type: 'string', default: '0.35' },
    workers: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const FULL_RUNS = 100;
const share = Number(values.share);
const workers = Number(values.workers);

function setupOf(kind: string, steps: number): SearchSetup {
  const total = FULL_RUNS * steps;
  const fidelity = { kind: 'steps' as const, max: steps };
  // More trials than the steps are enough for.
  const cut = { steps: share * total, trials: total, workers };
  switch (kind) {
    case 'full':
      return { spec: {}, steps: total, trials: FULL_RUNS, workers };
    case 'fidelity':
      return { spec: { fidelity }, ...cut };
    case 'unmodelled':
      return { spec: { fidelity, strategy: { name: 'random' } }, ...cut };
    default:
      throw new Error(`there is no kind of search called ${kind}`);
  }
}

const wanted = values.problems.split(',');
const lcbench = wanted.some((part) => 'lcbench'.includes(part) || part.includes('lcbench'));
const problems = [...(lcbench ? await loadLcbenchProblems(values.data) : []), crossingProblem()].filter(({ name }) =>
  wanted.some((part) => name.includes(part)),
);
const lines: SearchLine[] = [];
for (const seed of parseSeeds(values.seeds))
  for (const problem of problems)
    for (const kind of values.kinds.split(',')) {
      const progress = await searchCurves(problem, setupOf(kind, problem.steps), seed);
      const line = { kind, problem: problem.name, seed, workers, fullSteps: FULL_RUNS * problem.steps, progress };
      lines.push(line);
      if (values.out === undefined) continue;
      mkdirSync(dirname(values.out), { recursive: true });
      appendFileSync(values.out, `${JSON.stringify(line)}\n`);
    }
console.log(printSearches(lines));
