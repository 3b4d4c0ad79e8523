// Searches in many dimensions, one JSON line a run, then all lines as tables. Runs that the file holds already are skipped.
//   node_modules/.bin/node --conditions=source bench/high-dimension/run.ts --dims 50,100 --group test --seeds 0-2 --out FILE.jsonl --peers bench/peers/high-dimension.jsonl
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { STRATEGY_NAMES } from '#study';
import { parseSeeds } from '../optimiser/parse-seeds.ts';
import { FAMILIES } from './families.ts';
import { readLines } from './read-lines.ts';
import { searchHigh } from './search-high.ts';
import { besideRivals } from './tables.ts';

const { values } = parseArgs({
  options: {
    dims: { type: 'string', default: '50,100' },
    /** dev: what constants were chosen on; test: the others; all. */
    group: { type: 'string', default: 'all' },
    families: { type: 'string' },
    seeds: { type: 'string', default: '0' },
    budget: { type: 'string', default: '300' },
    strategy: { type: 'string', default: 'auto' },
    name: { type: 'string' },
    out: { type: 'string' },
    peers: { type: 'string' },
  },
});
const strategy = STRATEGY_NAMES.find((name) => name === values.strategy);
if (strategy === undefined) throw new Error(`no strategy is called ${values.strategy}`);
const setup = { optimiser: values.name ?? `surmise-${strategy}`, strategy, budget: Number(values.budget) };
const families = FAMILIES.filter(
  ({ name, group }) =>
    (values.families?.split(',').includes(name) ?? true) && (values.group === 'all' || values.group === group),
);
const lines = values.out === undefined ? [] : readLines(values.out);
const isKnown = (problem: string, seed: number): boolean =>
  lines.some(
    (line) =>
      line.optimiser === setup.optimiser &&
      line.problem === problem &&
      line.seed === seed &&
      line.budget === setup.budget,
  );

for (const seed of parseSeeds(values.seeds)) {
  for (const dimension of values.dims.split(',')) {
    for (const { name } of families) {
      const problem = `${name}-${dimension}d`;
      if (isKnown(problem, seed)) continue;
      const line = await searchHigh(problem, seed, setup);
      lines.push(line);
      if (values.out !== undefined) appendFileSync(values.out, `${JSON.stringify(line)}\n`);
      console.error(`${line.optimiser} ${problem} seed ${seed}: ${line.regret.join(' ')}  ${line.cpuMsMedian} ms`);
    }
  }
}
console.log(besideRivals(lines, values.peers === undefined ? [] : readLines(values.peers)));
