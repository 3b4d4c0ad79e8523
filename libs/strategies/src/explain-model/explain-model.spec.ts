import { createRng, type Rng } from '#numerics';
import { compileSpace, sampleUniform, type Assignments } from '#search-space';
import type { ModelReport, Snapshot, SnapshotTrial } from '#study';
import { describe, expect, it } from '@jest/globals';
import { snapshotOf, trialOf, type SpecDraft } from '../testing/snapshot-of.ts';
import { explainModel } from './explain-model.ts';

const x = (name: string) => ({ name, type: 'float' as const, min: 0, max: 1 });
const FOUR: SpecDraft = { parameters: ['a', 'b', 'c', 'd'].map(x) };

function studyOf(draft: SpecDraft, count: number, value: (assignments: Assignments, rng: Rng) => number): Snapshot {
  const rng = createRng('explained');
  const space = compileSpace(snapshotOf(draft).spec);
  const trials = Array.from({ length: count }, (_, n) => {
    const assignments = sampleUniform(space, rng);
    return trialOf(n + 1, assignments, value(assignments, rng));
  });
  return snapshotOf(draft, trials);
}

function only(snapshot: Snapshot): ModelReport {
  const { models, unmodelled } = explainModel(snapshot);
  expect(unmodelled).toEqual([]);
  expect(models).toHaveLength(1);
  return models[0]!;
}

const totals = ({ parameters }: ModelReport): Record<string, number> =>
  Object.fromEntries(parameters.map(({ name, importance }) => [name, importance?.total ?? NaN]));
const codes = ({ warnings }: ModelReport): readonly string[] => warnings.map(({ code }) => code);

describe('explainModel', () => {
  it('finds the one parameter of four that matters', () => {
    const report = only(studyOf(FOUR, 40, ({ b }) => Math.sin(5 * Number(b))));
    const { a, b, c, d } = totals(report) as Record<'a' | 'b' | 'c' | 'd', number>;
    expect(b).toBeGreaterThan(0.9);
    expect(Math.max(a, c, d)).toBeLessThan(0.05);
    const lengths = report.parameters.map(({ lengthScale }) => lengthScale ?? NaN);
    expect(lengths.indexOf(Math.min(...lengths))).toBe(1);
    expect(codes(report)).toEqual([]);
    expect(report.leaveOneOut.rankCorrelation).toBeGreaterThan(0.9);
    expect(report.leaveOneOut.meanLogDensity).toBeGreaterThan(report.leaveOneOut.constantLogDensity ?? NaN);
  });

  it.each(['random', 'random-forest'] as const)('warns of pure noise (%s)', (name) => {
    const report = only(studyOf({ ...FOUR, strategy: { name } }, 60, (_, rng) => rng.normal()));
    expect(report.kind).toBe(name === 'random' ? 'gaussian-process' : 'random-forest');
    expect(codes(report)).toContain('no_better_than_chance');
  });

  it('covers nearly what it promises where the results are a smooth function and noise', () => {
    const wave = ({ a, b }: Assignments, rng: Rng): number =>
      Math.sin(4 * Number(a)) + Number(b) ** 2 + 0.15 * rng.normal();
    const { leaveOneOut, noiseVariance, signalVariance, warnings } = only(studyOf(FOUR, 150, wave));
    expect(Math.abs(leaveOneOut.coverageOfHalf - 0.5)).toBeLessThan(0.12);
    expect(Math.abs(leaveOneOut.coverageOfNinety - 0.9)).toBeLessThan(0.06);
    expect(leaveOneOut.residualDeviation).toBeCloseTo(1, 0);
    expect(noiseVariance).toBeLessThan(signalVariance ?? NaN);
    expect(warnings).toEqual([]);
  });

  it('counts conditional parameters where they are active', () => {
    const draft: SpecDraft = {
      parameters: [
        { name: 'kind', type: 'categorical', values: ['p', 'q'] },
        { ...x('deep'), when: { kind: ['q'] } },
        x('idle'),
        { name: 'fixed', type: 'categorical', values: ['only'] },
      ],
    };
    const value = ({ kind, deep }: Assignments): number => (kind === 'q' ? 2 * Number(deep) : 1);
    for (const name of ['auto', 'random-forest'] as const) {
      const report = only(studyOf({ ...draft, strategy: { name } }, 60, value));
      const importance = totals(report) as Record<'kind' | 'deep' | 'idle' | 'fixed', number>;
      expect(importance.deep).toBeGreaterThan(0.5);
      expect(importance.kind).toBeGreaterThan(0.05);
      expect(importance.idle).toBeLessThan(0.05);
      expect(importance.fixed).toBe(0);
    }
  });

  it('looks at one metric after the other', () => {
    const draft: SpecDraft = {
      ...FOUR,
      objectives: [
        { metric: 'y', goal: 'maximize' },
        { metric: 'z', goal: 'minimize' },
      ],
      constraints: [{ metric: 'w', max: 1 }],
    };
    const base = studyOf(FOUR, 30, ({ a }) => Number(a));
    const trials = base.trials.map((trial): SnapshotTrial => {
      const { b = 0, c = 0 } = trial.assignments;
      return { ...trial, metrics: { ...trial.metrics, z: { value: Number(b) }, w: { value: Number(c) } } };
    });
    const { models } = explainModel(snapshotOf(draft, trials));
    expect(models.map(({ metric }) => metric)).toEqual(['y', 'z', 'w']);
    expect(models.map((report) => Object.entries(totals(report)).sort((p, q) => q[1] - p[1])[0]![0])).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('says why where there is no model, and that a handful of results is not enough to judge one', () => {
    expect(explainModel(studyOf(FOUR, 1, () => 1))).toMatchObject({
      models: [],
      unmodelled: [{ metric: 'y', reason: 'A model needs 2 results of y, and there are 1.' }],
    });
    expect(codes(only(studyOf(FOUR, 5, ({ a }) => Number(a))))).toEqual(['few_observations']);
  });

  it('answers in numbers that JSON can hold, whatever the results', () => {
    const tight = { ...FOUR, parameterConstraints: ['a + b + c + d <= 0.02'] };
    const studies = [
      studyOf(FOUR, 20, () => 7),
      studyOf(FOUR, 20, ({ a }) => Number(a) * 1e300),
      studyOf(FOUR, 20, (_, rng) => (rng.next() < 0.5 ? 1e-300 : -1e-300)),
      studyOf(tight, 20, ({ a }) => Number(a)),
    ];
    for (const snapshot of studies) {
      const answer = explainModel(snapshot);
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      expect(explainModel(structuredClone(snapshot))).toEqual(answer);
    }
    const { leaveOneOut, warnings } = only(studies[0]!);
    expect(leaveOneOut.constantLogDensity).toBeNull();
    expect(warnings).toMatchObject([{ message: expect.stringMatching(/all 20 results are equal/) }]);
    expect(only(studies[3]!).parameters.map(({ importance }) => importance)).toEqual([null, null, null, null]);
  });
});
