import { createKernels, createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { suggestionSeed, type Snapshot, type SnapshotTrial, type SourceHistory } from '#study';
import { suggest } from '../suggest.ts';
import { snapshotOf, strategyContract, trialOf } from '../testing/index.ts';
import { createBayesianTransferStrategy } from './bayesian-transfer.ts';

const ask = (snapshot: Snapshot, count = 1) => suggest(snapshot, count, createRng(suggestionSeed(snapshot)));
const PLANE = [
  { name: 'a', type: 'float' as const, min: 0, max: 1 },
  { name: 'b', type: 'float' as const, min: 0, max: 1 },
];
const source = (name: string, score: (a: number, b: number) => number, count = 40): SourceHistory => ({
  studyId: name,
  name,
  observations: Array.from({ length: count }, (_, i) => {
    const [a, b] = [(i * 0.7548776662) % 1, (i * 0.5698402909) % 1];
    return { assignments: { a, b }, score: score(a, b) };
  }),
});
/** Best at (0.8, 0.3). */
const hill = (a: number, b: number): number => -((a - 0.8) ** 2) - (b - 0.3) ** 2;
const learner = (sources: readonly SourceHistory[], trials: readonly SnapshotTrial[] = []): Snapshot =>
  snapshotOf({ parameters: PLANE, warmStart: sources.map(({ studyId }) => studyId) }, trials, { sources });

/** The snapshots of the contract, with sources that tried some of the same and some of other parameters. */
function withSources(snapshot: Snapshot): Snapshot {
  const tried = snapshot.trials.flatMap(({ assignments, metrics }) => {
    const y = metrics['y']?.value;
    return y === undefined || !Number.isFinite(y) ? [] : [{ assignments, score: -y }];
  });
  const foreign = { assignments: { nothing: 'in common' }, score: 1 };
  const sources = [
    { studyId: 'same', name: 'same', observations: tried },
    { studyId: 'other', name: 'other', observations: [foreign, foreign] },
  ];
  return { ...snapshot, sources, spec: { ...snapshot.spec, warmStart: ['same', 'other'] } };
}

strategyContract(() => createBayesianTransferStrategy(createPlainKernels), { runs: 6, adapt: withSources });

describe('learning from other studies', () => {
  it('starts where a related study ended, and says so', () => {
    const [first] = ask(learner([source('related', (a, b) => 1000 * hill(a, b) - 5)]));
    expect(Number(first?.assignments['a'])).toBeCloseTo(0.8, 1);
    expect(Number(first?.assignments['b'])).toBeCloseTo(0.3, 1);
    expect(first?.explanation).toMatchObject({
      source: 'bayesian-transfer',
      phase: 'transfer',
      predicted: null,
      sources: [{ studyId: 'related', name: 'related', weight: 1, observations: 40, ignored: null }],
    });
  });

  it('hears the source that ranks as the study does, and not the one that does not', () => {
    const trials = Array.from({ length: 12 }, (_, i) => {
      const [a, b] = [(i * 0.618034) % 1, (i * 0.414214) % 1];
      return trialOf(i + 1, { a, b }, hill(a, b));
    });
    const [next] = ask(learner([source('opposite', (a, b) => -hill(a, b)), source('related', hill)], trials));
    const [opposite, related] = next?.explanation.sources ?? [];
    expect(opposite?.weight).toBe(0);
    expect(related?.weight).toBeGreaterThan(0.3);
    expect(next?.explanation.predicted?.['y']?.standardDeviation).toBeGreaterThan(0);
  });

  it.each([
    ['itself where it ranks better than a source that is off the mark', (a: number, b: number) => hill(a - 0.2, b), 0],
    ['the source that is not taken in by noise', hill, 0.4],
  ])('hears %s, past a thousand results too', (_, score, noise) => {
    const trials = Array.from({ length: 1010 }, (_, i): SnapshotTrial => {
      const [a, b] = [(i * 0.618034) % 1, (i * 0.414214) % 1];
      const value = hill(a, b) + noise * createRng('noise').fork(i).normal();
      return { ...trialOf(i + 1, { a, b }, value), state: i % 8 === 0 ? 'succeeded' : 'stopped' };
    });
    const snapshot = learner([source('given', score)], trials);
    const strategy = createBayesianTransferStrategy(createKernels);
    const [next] = strategy.suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    const weight = next?.explanation.sources?.[0]?.weight;
    if (noise === 0) expect(weight).toBe(0);
    else expect(weight).toBeGreaterThan(0.5);
  });

  it('tries another point next, in a batch and beside pending trials', () => {
    const snapshot = learner([source('related', hill)]);
    const batch = ask(snapshot, 4).map(({ assignments }) => JSON.stringify(assignments));
    expect(new Set(batch).size).toBe(4);
    const [first] = ask(snapshot);
    const pending = trialOf(1, first!.assignments, 'pending');
    const [second] = ask({ ...snapshot, trials: [pending, { ...pending, number: 2, id: 'two' }] });
    const distance = (['a', 'b'] as const).map(
      (name) => Number(second!.assignments[name]) - Number(first!.assignments[name]),
    );
    expect(Math.hypot(...distance)).toBeGreaterThan(1e-3);
  });

  it('knows only the parameters that it shares', () => {
    const half = source('half', (a) => -((a - 0.8) ** 2));
    const sources = [
      {
        ...half,
        observations: half.observations.map(({ assignments: { a }, score }) => ({ assignments: { a: a! }, score })),
      },
    ];
    const [first] = ask(learner(sources));
    expect(first?.explanation.sources?.[0]).toMatchObject({ weight: 1, ignored: null });
    expect(Number(first?.assignments['a'])).toBeCloseTo(0.8, 1);
  });

  it('starts as any study where no source helps, and says why', () => {
    const foreign = { assignments: { c: 1 }, score: 1 };
    const sources = [
      { studyId: 'other', name: 'other', observations: [foreign, foreign] },
      { studyId: 'empty', name: 'empty', observations: [] },
      source('constant', () => 3),
    ];
    const [first] = ask(learner(sources));
    const [cold] = ask(snapshotOf({ parameters: PLANE }));
    expect(first?.assignments).toEqual(cold?.assignments);
    expect(first?.explanation).toMatchObject({
      phase: 'start',
      sources: [
        { studyId: 'other', weight: 0, ignored: 'It shares no parameter with this study.' },
        { studyId: 'empty', weight: 0, ignored: 'It had too few results when this study was created.' },
        { studyId: 'constant', weight: 0, ignored: 'Its results are all equal: it ranks nothing.' },
      ],
    });
  });

  it('fits a source once: the next ask takes the fit from the stored model, and any other ask would fit the same', () => {
    const snapshot = learner([source('related', hill)]);
    const [first] = ask(snapshot);
    const trials = [
      trialOf(1, first!.assignments, 0),
      trialOf(2, { a: 0.1, b: 0.2 }, -1),
      trialOf(3, { a: 0.5, b: 0.9 }, -2),
    ];
    const later = { ...learner([source('related', hill)], trials), model: first!.explanation.model };
    const [second] = ask(later);
    expect(second?.explanation.model?.['sources']).toEqual(first?.explanation.model?.['sources']);
    expect(ask({ ...later, model: null })[0]?.explanation.model?.['sources']).toEqual(
      first?.explanation.model?.['sources'],
    );
  });

  it('answers the same with WebAssembly and plain kernels', () => {
    const snapshot = learner([source('related', hill), source('other', (a, b) => a * b)]);
    const answer = (kernels: ReturnType<typeof createKernels>) =>
      suggest(snapshot, 2, createRng(1), { kernels }).map(({ assignments }) => assignments);
    expect(answer(createKernels(1 << 21))).toEqual(answer(createPlainKernels(1 << 21)));
  });
});
