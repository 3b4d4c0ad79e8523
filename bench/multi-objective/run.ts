import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { suggest } from '#strategies';
import { STRATEGY_NAMES } from '#study';
import { listTradeOffProblems } from './list-problems.ts';
import { searchFront } from './search-front.ts';

/**
 * Hypervolume of the front found, as a share of the true front's, on problems of two and three objectives:
 *
 *   node_modules/.bin/node --conditions=source bench/multi-objective/run.ts --problems zdt1,dtlz2 --seeds 3 --budget 100 --strategies bayesian,random --out FILE.jsonl
 */
const { values } = parseArgs({
  options: {
    problems: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    budget: { type: 'string', default: '100' },
    strategies: { type: 'string', default: 'bayesian,random' },
    /** State the reference point as thresholds of the objectives. */
    stated: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const all = await listTradeOffProblems();
const problems = all.filter(({ name }) => values.problems?.split(',').includes(name) ?? true);
const strategies = STRATEGY_NAMES.filter((name) => values.strategies.split(',').includes(name));
const [seeds, budget] = [Number(values.seeds), Number(values.budget)];

for (const problem of problems) {
  for (const strategy of strategies) {
    for (let seed = 0; seed < seeds; seed++) {
      const now = (): number => performance.now();
      const { shares, ms } = searchFront(problem, { strategy, seed, budget, stated: values.stated, suggest, now });
      const line = {
        optimiser: `surmise-${strategy}${values.stated ? '-stated' : ''}`,
        problem: problem.name,
        seed,
        budget,
        best: problem.best,
        shares,
      };
      const at = (trial: number): string => (shares[trial - 1] ?? NaN).toFixed(4);
      const middle = [...ms].sort((a, b) => a - b)[ms.length >> 1] ?? NaN;
      const marks = [25, 50, 100].filter((trial) => trial <= budget);
      console.log(
        `${problem.name.padEnd(24)} ${strategy.padEnd(12)} seed ${seed}  ${marks.map((trial) => `${trial}: ${at(trial)}`).join('  ')}  ${middle.toFixed(0)} ms`,
      );
      if (values.out !== undefined) appendFileSync(values.out, `${JSON.stringify(line)}\n`);
    }
  }
}
