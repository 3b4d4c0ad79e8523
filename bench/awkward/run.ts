import { parseArgs } from 'node:util';
import { STRATEGY_NAMES } from '#study';
import { BAD_INPUT_CASES } from './bad-input-cases.ts';
import { CONSTRAINT_CASES } from './constraint-cases.ts';
import { runCase } from './run-case.ts';

/**
 * Studies that break optimisers, under every strategy: what users send by mistake, and constraints that leave next to nothing.
 *
 *   node_modules/.bin/node --conditions=source bench/awkward/run.ts --cases slab,constant --strategies bayesian,tpe --seeds 3
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '' },
    strategies: { type: 'string' },
    seeds: { type: 'string', default: '1' },
  },
});
const wanted = values.cases.split(',');
const cases = [...BAD_INPUT_CASES, ...CONSTRAINT_CASES].filter(({ name }) =>
  wanted.some((part) => name.includes(part)),
);
const strategies = STRATEGY_NAMES.filter((name) => values.strategies?.split(',').includes(name) ?? name !== 'auto');
const now = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;

for (const problem of cases) {
  console.log(`\n## ${problem.name}`);
  for (const strategy of strategies) {
    for (let seed = 0; seed < Number(values.seeds); seed++) {
      const { asked, medianMs, mostMs, faults, fallbacks, bestValue, ended } = runCase(problem, strategy, seed, now);
      const regret = bestValue === null ? '-' : (bestValue - (problem.best ?? 0)).toPrecision(3);
      const columns = [
        strategy.padEnd(14),
        `seed ${seed}`,
        `asked ${asked}`,
        `ms ${medianMs.toFixed(1)} / ${mostMs.toFixed(1)}`,
        `best ${regret}`,
        `fallbacks ${fallbacks}`,
        `faults ${faults.length === 0 ? 0 : `${faults.length} (${faults[0] ?? ''})`}`,
        ended ?? '',
      ];
      console.log(columns.join('  '));
    }
  }
}
