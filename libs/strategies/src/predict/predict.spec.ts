import { createRng, type Rng } from '#numerics';
import { compileSpace, sampleUniform, type Assignments } from '#search-space';
import type { Snapshot, SnapshotTrial } from '#study';
import { describe, expect, it } from '@jest/globals';
import { snapshotOf, trialOf, type SpecDraft } from '../testing/index.ts';
import { predict } from './predict.ts';

const x = (name: string) => ({ name, type: 'float' as const, min: 0, max: 1 });
const TWO: SpecDraft = { parameters: [x('a'), x('b')] };

function studyOf(draft: SpecDraft, count: number, value: (at: Assignments, rng: Rng) => number | 'failed'): Snapshot {
  const rng = createRng('predicted');
  const space = compileSpace(snapshotOf(draft).spec);
  const trials = Array.from({ length: count }, (_, n) => {
    const assignments = sampleUniform(space, rng);
    return trialOf(n + 1, assignments, value(assignments, rng));
  });
  return snapshotOf(draft, trials);
}

const wave = ({ a, b }: Assignments): number => Math.sin(4 * Number(a)) + Number(b);
const points = [
  { a: 0.2, b: 0.3 },
  { a: 0.6, b: 0.8 },
  { a: 0.9, b: 0.1 },
];

describe('predict', () => {
  it.each(['auto', 'tpe', 'random-forest'] as const)(
    'knows a smooth function in the unit of the metric (%s)',
    (name) => {
      const { predictions, unmodelled } = predict(studyOf({ ...TWO, strategy: { name } }, 60, wave), points);
      expect(unmodelled).toEqual([]);
      points.forEach((point, i) => {
        const { mean, standardDeviation } = predictions[i]!.predicted['y']!;
        expect(Math.abs(mean - wave(point))).toBeLessThan(name === 'random-forest' ? 0.4 : 0.05);
        expect(standardDeviation).toBeGreaterThan(0);
        expect(predictions[i]!.probabilityOfFeasibility).toBe(1);
      });
    },
  );

  it('has the sign of a metric that is minimised, and is surer near results than far from them', () => {
    const draft: SpecDraft = { ...TWO, objectives: [{ metric: 'y', goal: 'minimize' }] };
    const trials = [0.1, 0.12, 0.14, 0.16, 0.18, 0.2].map((a, n) => trialOf(n + 1, { a, b: 0.5 }, 10 + a));
    const { predictions } = predict(snapshotOf(draft, trials), [
      { a: 0.15, b: 0.5 },
      { a: 0.95, b: 0.5 },
    ]);
    const [near, far] = predictions.map(({ predicted }) => predicted['y']!);
    expect(near!.mean).toBeCloseTo(10.15, 1);
    expect(far!.standardDeviation).toBeGreaterThan(near!.standardDeviation);
  });

  it('learns where trials fail', () => {
    const snapshot = studyOf(TWO, 60, (at) => (Number(at['a']) < 0.4 ? 'failed' : wave(at)));
    const { predictions } = predict(snapshot, [
      { a: 0.1, b: 0.5 },
      { a: 0.8, b: 0.5 },
    ]);
    expect(predictions[0]!.probabilityOfFeasibility).toBeLessThan(0.2);
    expect(predictions[1]!.probabilityOfFeasibility).toBeGreaterThan(0.8);
  });

  it('predicts limited metrics, and how probably they are kept', () => {
    const draft: SpecDraft = { ...TWO, constraints: [{ metric: 'ms', max: 5 }] };
    const base = studyOf(draft, 40, wave);
    const timed = base.trials.map((trial): SnapshotTrial => {
      const ms = { value: 10 * Number(trial.assignments['b']) };
      return { ...trial, metrics: { ...trial.metrics, ms } };
    });
    const { predictions, unmodelled } = predict({ ...base, trials: timed }, [
      { a: 0.5, b: 0.1 },
      { a: 0.5, b: 0.9 },
    ]);
    expect(unmodelled).toEqual([]);
    expect(predictions[0]!.predicted['ms']!.mean).toBeCloseTo(1, 0);
    expect(predictions[0]!.probabilityOfFeasibility).toBeGreaterThan(0.95);
    expect(predictions[1]!.probabilityOfFeasibility).toBeLessThan(0.05);
    const without = predict(base, [{ a: 0.5, b: 0.1 }]);
    expect(without.unmodelled).toEqual([{ metric: 'ms', reason: 'A model needs 2 results of ms, and there are 0.' }]);
    expect(without.predictions[0]!.probabilityOfFeasibility).toBeNull();
  });

  it('counts the noise of a limited metric for how probably a limit is kept, not for the prediction', () => {
    const base = studyOf({ ...TWO, constraints: [{ metric: 'c', max: 0.7 }] }, 60, wave);
    const rng = createRng('noise');
    const trials = base.trials.map((trial): SnapshotTrial => {
      return { ...trial, metrics: { ...trial.metrics, c: { value: rng.next() } } };
    });
    expect(trials.filter(({ metrics }) => metrics['c']!.value <= 0.7)).toHaveLength(42);
    for (const { predicted, probabilityOfFeasibility } of predict({ ...base, trials }, points).predictions) {
      expect(predicted['c']!.standardDeviation).toBeLessThan(0.12);
      expect(probabilityOfFeasibility).toBeGreaterThan(0.6);
      expect(probabilityOfFeasibility).toBeLessThan(0.9);
    }
  });

  it('answers equal snapshots alike, in numbers that JSON can hold, whatever the results', () => {
    const studies = [
      studyOf(TWO, 20, () => 7),
      studyOf(TWO, 20, ({ a }) => Number(a) * 1e300),
      studyOf(TWO, 20, (_, rng) => (rng.next() < 0.5 ? 1.7e308 : -1.7e308)),
      studyOf(TWO, 20, () => 'failed'),
      studyOf(TWO, 1, wave),
      studyOf(TWO, 0, wave),
      snapshotOf(
        TWO,
        Array.from({ length: 30 }, (_, n) => trialOf(n + 1, { a: 0.5, b: 0.5 }, n % 3)),
      ),
    ];
    for (const name of ['auto', 'random-forest'] as const)
      for (const study of studies) {
        const snapshot: Snapshot = { ...study, spec: { ...study.spec, strategy: { name, options: {} } } };
        const answer = predict(snapshot, points);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        expect(answer.predictions).toHaveLength(points.length);
        expect(predict(structuredClone(snapshot), points)).toEqual(answer);
      }
  });
});
