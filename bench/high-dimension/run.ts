// Searches in many dimensions, one JSON line a run, then all lines of the files as tables:
//   node --conditions=source bench/high-dimension/run.ts --dims 50,100 --group test --seeds 0-2 --budget 300 --out FILE.jsonl --peers bench/peers/high-dimension.jsonl
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { suggest } from '#strategies';
import { STRATEGY_NAMES } from '#study';
import { parseSeeds } from '../optimiser/parse-seeds.ts';
import { runStudy } from '../optimiser/run-study.ts';
import { significant } from '../optimiser/result-line.ts';
import { FAMILIES } from './families.ts';
import { findProblem } from './find-problem.ts';
import { highLineSchema, MARKS, type HighLine } from './high-line.ts';
import { tables } from './tables.ts';

const { values } = parseArgs({
  options: {
    dims: { type: 'string', default: '50,100' },
    /** dev: constants were chosen on these; test: not; all. */
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
const optimiser = values.name ?? `surmise-${strategy}`;
const budget = Number(values.budget);
const families = FAMILIES.filter(
  ({ name, group }) =>
    (values.families?.split(',').includes(name) ?? true) && (values.group === 'all' || values.group === group),
);
const lines = values.out === undefined ? [] : linesOf(values.out);

for (const seed of parseSeeds(values.seeds)) {
  for (const dimension of values.dims.split(',').map(Number)) {
    for (const { name } of families) await runUnlessKnown(`${name}-${dimension}d`, seed);
  }
}
console.log(tables([...lines, ...(values.peers === undefined ? [] : linesOf(values.peers))]));

async function runUnlessKnown(problemName: string, seed: number): Promise<void> {
  const known = lines.some(
    (line) =>
      line.optimiser === optimiser && line.problem === problemName && line.seed === seed && line.budget === budget,
  );
  if (known) return;
  const problem = findProblem(problemName, seed);
  const setup = { optimiser, strategy: { name: strategy!, options: {} }, declareNoise: false, budget };
  const watch = { wall: () => performance.now(), cpu: () => process.cpuUsage().user / 1000 };
  const run = await runStudy(problem, seed, setup, suggest, watch);
  const marks = MARKS.filter((mark) => mark <= budget);
  const times = [...(run.cpuMs ?? [])].sort((a, b) => a - b);
  const line: HighLine = {
    optimiser,
    version: run.version,
    problem: problemName,
    seed,
    budget,
    marks,
    regret: marks.map((mark) => significant(run.regret[mark - 1]! / problem.randomMean)),
    cpuMsMedian: times[times.length >> 1] ?? 0,
  };
  lines.push(line);
  if (values.out !== undefined) appendFileSync(values.out, `${JSON.stringify(line)}\n`);
  console.error(`${optimiser} ${problemName} seed ${seed}: ${line.regret.join(' ')}  ${line.cpuMsMedian} ms`);
}

function linesOf(file: string): HighLine[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => highLineSchema.parse(JSON.parse(line)));
}
