/**
 * Does a search go on as well after ten thousand trials, with the local model, as after nine hundred with the exact one? Draws the first trials
 * uniformly, so that the search has everything left to do, and prints the regret that the trials after them come to.
 *
 *   node_modules/.bin/node --conditions=source bench/many-trials/run.ts [--after 900,9900] [--trials 50] [--seeds 1,2]
 */
import { parseArgs } from 'node:util';
import { createRng } from '#numerics';
import { suggest } from '#strategies';
import { studySpecSchema, suggestionSeed, type Snapshot, type SnapshotTrial } from '#study';

const DIMS = 6;

interface Problem {
  readonly name: string;
  readonly noise: number;
  /** On the unit cube, 0 at its minimum. */
  readonly value: (u: readonly number[]) => number;
}

const centred = (u: readonly number[], minimum: number, scale: number): number[] =>
  u.map((value) => scale * (value - minimum));
const squares = (x: readonly number[]): number => x.reduce((sum, value) => sum + value * value, 0);

const PROBLEMS: readonly Problem[] = [
  {
    name: 'rosenbrock',
    noise: 0,
    value(u) {
      const x = u.map((value) => 4 * value - 2);
      return x.slice(1).reduce((sum, value, i) => sum + 100 * (value - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2, 0);
    },
  },
  {
    name: 'ackley',
    noise: 0,
    value(u) {
      const x = centred(u, 0.37, 20);
      const waves = x.reduce((sum, value) => sum + Math.cos(2 * Math.PI * value), 0) / x.length;
      return 20 + Math.E - 20 * Math.exp(-0.2 * Math.sqrt(squares(x) / x.length)) - Math.exp(waves);
    },
  },
  { name: 'ellipsoid, noisy', noise: 0.1, value: (u) => squares(centred(u, 0.62, 1).map((x, i) => x * 2 ** (i / 2))) },
];

/** Best true value of the first trials, and of all after the search. */
function search({ name, noise, value }: Problem, after: number, more: number, seed: number): readonly [number, number] {
  const rng = createRng(seed).fork(name);
  const spec = studySpecSchema.parse({
    parameters: Array.from({ length: DIMS }, (_, i) => ({ name: `x${i}`, type: 'float', min: 0, max: 1 })),
    objectives: [{ metric: 'loss', goal: 'minimize' }],
    strategy: { name: 'bayesian' },
    budget: { trials: after + more },
  });
  const trials: SnapshotTrial[] = [];
  const truth: number[] = [];
  const tell = (point: readonly number[]): void => {
    const exact = value(point);
    truth.push(exact);
    trials.push({
      number: trials.length + 1,
      id: `trial-${trials.length + 1}`,
      state: 'succeeded',
      assignments: Object.fromEntries(point.map((u, i) => [`x${i}`, u])),
      metrics: { loss: { value: exact + noise * rng.normal() } },
    });
  };
  for (let i = 0; i < after; i++) tell(Array.from({ length: DIMS }, () => rng.next()));
  const start = Math.min(...truth);
  let model: Snapshot['model'] = null;
  for (let i = 0; i < more; i++) {
    const snapshot: Snapshot = {
      ...{ studyId: 'many', revision: trials.length, seed, firstNumber: trials.length + 1 },
      ...{ spec: { ...spec, seed }, trials: [...trials], model, fixed: null },
    };
    const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    if (suggestion === undefined) throw new Error('the cube has no end, yet no suggestion came');
    model = suggestion.explanation.model ?? model;
    tell(Object.values(suggestion.assignments).map(Number));
  }
  return [start, Math.min(...truth)];
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { after: text, trials: text, seeds: text } });
const list = (given: string | undefined, otherwise: string): number[] => (given ?? otherwise).split(',').map(Number);
console.log('| problem | seed | trials drawn | best of them | after the search |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const seed of list(values.seeds, '1,2')) {
  for (const problem of PROBLEMS) {
    for (const after of list(values.after, '900,9900')) {
      const [start, end] = search(problem, after, Number(values.trials ?? '50'), seed);
      console.log(`| ${problem.name} | ${seed} | ${after} | ${start.toPrecision(3)} | ${end.toPrecision(3)} |`);
    }
  }
}
