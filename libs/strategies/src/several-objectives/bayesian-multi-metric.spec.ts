import { FRONT_MOST } from '#acquisition';
import { createKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { studySpecSchema, suggestionSeed, type Snapshot, type SnapshotTrial, type StudySpecInput } from '#study';
import { suggest } from '../suggest.ts';
import { snapshotOf, strategyContract, trialOf } from '../testing/index.ts';
import { createBayesianMultiMetricStrategy } from './bayesian-multi-metric.ts';

type Metrics = Record<string, number>;

/** The same trials, measured by further metrics too, some of them beyond the limit. */
function withMetrics(spec: Pick<StudySpecInput, 'objectives' | 'constraints'>): (snapshot: Snapshot) => Snapshot {
  return (snapshot) => ({
    ...snapshot,
    spec: { ...studySpecSchema.parse({ ...snapshot.spec, ...spec }), seed: snapshot.seed },
    trials: snapshot.trials.map((trial) => {
      const y = trial.metrics['y']?.value;
      if (y === undefined) return trial;
      const metrics = { y: { value: y }, ms: { value: (trial.number * 7) % 11 }, size: { value: -y } };
      return { ...trial, metrics };
    }),
  });
}

const strategy = () => createBayesianMultiMetricStrategy(createKernels);
const LIMITED = {
  objectives: [{ metric: 'y', goal: 'maximize' as const }],
  constraints: [{ metric: 'ms', min: 1, max: 6 }],
};
const TRADED = {
  objectives: [
    { metric: 'y', goal: 'maximize' as const, threshold: -10 },
    { metric: 'size', goal: 'minimize' as const },
    { metric: 'ms', goal: 'minimize' as const },
  ],
  constraints: [{ metric: 'ms', max: 6 }],
};
describe('with one objective under limits', () => {
  strategyContract(strategy, { runs: 3, adapt: withMetrics(LIMITED) });
});
describe('with three objectives, one of them limited', () => {
  strategyContract(strategy, { runs: 3, adapt: withMetrics(TRADED) });
});

const PLANE: StudySpecInput['parameters'] = [
  { name: 'a', type: 'float', min: 0, max: 1 },
  { name: 'b', type: 'float', min: 0, max: 1 },
];

describe('what experts believe', () => {
  it('guides a search within limits too', () => {
    const a = { ...PLANE[0]!, prior: { mean: 0.85, standardDeviation: 0.03 } };
    const suggested = ([first, second]: StudySpecInput['parameters']): number => {
      const spec = { parameters: [first!, second!], ...LIMITED, budget: { trials: 200 } };
      const trials = Array.from({ length: 12 }, (_, i) => {
        const assignments = { a: (i * 0.618) % 0.6, b: (i * 0.382) % 1 };
        const metrics = { y: { value: assignments.b }, ms: { value: 3 } };
        return { ...trialOf(i + 1, assignments, 0), metrics };
      });
      const snapshot = snapshotOf(spec, trials);
      const [suggestion] = strategy().suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
      return Math.abs(Number(suggestion!.assignments['a']) - 0.85);
    };
    expect(suggested([a, PLANE[1]!])).toBeLessThan(0.06);
    expect(suggested([PLANE[0]!, PLANE[1]!])).toBeGreaterThan(0.06);
  });
});

/** A search of its own making, one trial after the other. */
function search(
  draft: Omit<StudySpecInput, 'seed'>,
  trials: number,
  measure: (a: number, b: number) => Metrics,
): { trials: readonly SnapshotTrial[]; last: Snapshot } {
  const spec = { ...studySpecSchema.parse(draft), seed: 5 };
  const done: SnapshotTrial[] = [];
  let last: Snapshot | null = null;
  let model: Snapshot['model'] = null;
  for (let number = 1; number <= trials; number++) {
    last = {
      studyId: 's',
      revision: done.length,
      seed: 5,
      firstNumber: number,
      spec,
      trials: [...done],
      model,
      fixed: null,
    };
    const [suggestion] = suggest(last, 1, createRng(suggestionSeed(last)));
    if (suggestion === undefined) throw new Error('no suggestion');
    const { assignments, explanation } = suggestion;
    model = explanation.model ?? model;
    const metrics = measure(Number(assignments['a']), Number(assignments['b']));
    const values = Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { value }]));
    done.push({ ...trialOf(number, assignments, 0), metrics: values });
  }
  if (last === null) throw new Error('no trials');
  return { trials: done, last };
}

const metricOf = (trial: SnapshotTrial, name: string): number => trial.metrics[name]?.value ?? NaN;

describe('bayesian multi-metric', () => {
  it('finds the constrained optimum of Gardner et al. (2014)', () => {
    // Minimise cos(2a) cos(b) + sin(a) over [0, 6]^2 subject to cos(a) cos(b) - sin(a) sin(b) <= 1/2: -2 at (3 pi / 2, 0).
    const { trials } = search(
      {
        parameters: PLANE.map((parameter) => ({ ...parameter, max: 6 })),
        objectives: [{ metric: 'y', goal: 'minimize' }],
        constraints: [{ metric: 'c', max: 0.5 }],
      },
      35,
      (a, b) => ({
        y: Math.cos(2 * a) * Math.cos(b) + Math.sin(a),
        c: Math.cos(a) * Math.cos(b) - Math.sin(a) * Math.sin(b),
      }),
    );
    const feasible = trials.filter((trial) => metricOf(trial, 'c') <= 0.5).map((trial) => metricOf(trial, 'y'));
    expect(Math.min(...feasible)).toBeLessThan(-1.95);
    expect(feasible.length).toBeGreaterThan(20);
  });

  it('looks for a feasible point first, in a corner of a hundredth of the space', () => {
    const { trials, last } = search(
      {
        parameters: PLANE,
        objectives: [{ metric: 'y', goal: 'maximize' }],
        constraints: [
          { metric: 'far', max: 0.1 },
          { metric: 'high', min: 0.9 },
        ],
      },
      25,
      (a, b) => ({ y: a - b, far: 1000 * a ** 2, high: b }),
    );
    const feasible = trials.filter((trial) => metricOf(trial, 'far') <= 0.1 && metricOf(trial, 'high') >= 0.9);
    expect(feasible.length).toBeGreaterThan(2);
    const [next] = suggest(last, 1, createRng('again'));
    expect(next?.explanation).toMatchObject({ source: 'bayesian-multi-metric', phase: 'model', modelTrials: 24 });
    expect(next?.explanation.acquisition?.name).toBe('logEI + logPF');
    expect(Object.keys(next?.explanation.predicted ?? {}).sort()).toEqual(['far', 'high', 'y']);
    const unmet = { ...last, trials: last.trials.filter((trial) => !feasible.includes(trial)) };
    expect(suggest(unmet, 1, createRng('again'))[0]?.explanation.acquisition?.name).toBe('logPF');
  });

  it('predicts every metric in its own unit', () => {
    const { last } = search(
      {
        parameters: PLANE,
        objectives: [{ metric: 'y', goal: 'maximize' }],
        constraints: [{ metric: 'ms', min: 10, max: 40 }],
      },
      25,
      (a, b) => ({ y: 100 + a, ms: 5 + 50 * b }),
    );
    const [next] = suggest(last, 1, createRng('predict'));
    const { predicted } = next!.explanation;
    expect(Math.abs((predicted?.['y']?.mean ?? NaN) - 100 - Number(next!.assignments['a']))).toBeLessThan(0.1);
    expect(Math.abs((predicted?.['ms']?.mean ?? NaN) - 5 - 50 * Number(next!.assignments['b']))).toBeLessThan(3);
  });

  it('gives a batch of trade-offs, each of which knows of those before', () => {
    const draft = {
      parameters: PLANE,
      objectives: [
        { metric: 'y', goal: 'maximize' as const },
        { metric: 'cost', goal: 'minimize' as const },
      ],
    };
    const { last } = search(draft, 15, (a, b) => ({ y: Math.sqrt(a) - b, cost: a + b }));
    const batch = suggest(last, 6, createRng('batch'));
    expect(batch).toHaveLength(6);
    expect(batch[0]?.explanation.acquisition?.name).toBe('logEHVI');
    const along = batch.map(({ assignments }) => Number(assignments['a'])).sort((x, y) => x - y);
    expect(along[5]! - along[0]!).toBeGreaterThan(0.3);
    const values = batch.map(({ explanation }) => explanation.acquisition?.value ?? NaN);
    expect(values[5]!).toBeLessThan(values[0]!);
  });
});

describe('a front of very many points', () => {
  it('is stood for by a part of it', () => {
    const objectives = ['x', 'y', 'z'].map((metric) => ({ metric, goal: 'minimize' as const }));
    const spec = { ...studySpecSchema.parse({ parameters: PLANE, objectives }), seed: 5 };
    const rng = createRng('front');
    const trials = Array.from({ length: 3 * FRONT_MOST }, (_, i) => {
      const [a, b] = [rng.next(), rng.next()];
      const metrics = { x: { value: a }, y: { value: b }, z: { value: (1 - a) ** 2 + (1 - b) ** 2 } };
      return { ...trialOf(i + 1, { a, b }, 0), metrics };
    });
    const snapshot = { ...snapshotOf({ parameters: PLANE }, trials), spec };
    /** Ends of the boxes over which an improvement was asked for. */
    const ends = new Set<number>();
    const watched = createBayesianMultiMetricStrategy((capacity) => {
      const kernels = createKernels(capacity);
      return {
        ...kernels,
        logExpectedImprovement(mean, variance, least, ...out) {
          ends.add(least);
          kernels.logExpectedImprovement(mean, variance, least, ...out);
        },
      };
    });
    expect(watched.suggest(snapshot, 1, createRng(1))).toHaveLength(1);
    expect(ends.size).toBeGreaterThan(2 * FRONT_MOST);
    expect(ends.size).toBeLessThanOrEqual(3 * (FRONT_MOST + 1));
  });
});
