import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { recommend, recommendObserved } from './recommend.ts';
import { snapshotOf, trialOf } from './testing/index.ts';

const parameters = [{ name: 'x', type: 'float' as const, min: 0, max: 1 }];
const objective = (x: number): number => 5 - 8 * (x - 0.3) ** 2;
const at = (i: number): number => (i * 0.381966) % 1;
const study = (outcomes: readonly Parameters<typeof trialOf>[2][]) =>
  snapshotOf(
    { parameters },
    outcomes.map((outcome, i) => trialOf(i + 1, { x: at(i) }, outcome)),
  );

describe('recommend', () => {
  it('is not taken in by a lucky draw: the best posterior mean, with the value to expect', () => {
    const rng = createRng(3);
    const outcomes = Array.from({ length: 40 }, (_, i) => objective(at(i)) + 0.1 * rng.normal());
    // x = .02, expected 4.4, observed far above everything else.
    outcomes[21] = 5.6;
    const recommendation = recommend(study(outcomes));
    const x = Number(recommendation?.assignments['x']);
    expect(Math.abs(x - 0.3)).toBeLessThan(0.1);
    expect(Math.abs((recommendation?.predicted?.['y']?.mean ?? 0) - 5)).toBeLessThan(0.25);
    expect(recommendation?.predicted?.['y']?.standardDeviation).toBeLessThan(0.3);
  });

  it('is the best observed trial where there is no noise', () => {
    const outcomes = Array.from({ length: 25 }, (_, i) => objective(at(i)));
    const best = outcomes.indexOf(Math.max(...outcomes));
    expect(recommend(study(outcomes))?.assignments).toEqual({ x: at(best) });
  });

  it.each([1e3, 1e6, 1e20])('is not led astray by one loss of %d', (disaster) => {
    const losses = Array.from({ length: 40 }, (_, i) => (i === 13 ? disaster : 6 - objective(at(i))));
    const trials = losses.map((loss, i) => trialOf(i + 1, { x: at(i) }, loss));
    const objectives = [{ metric: 'y', goal: 'minimize' as const }];
    const { trialId, predicted } = recommend(snapshotOf({ parameters, objectives }, trials))!;
    const recommended = losses[Number(trialId.slice(-12)) - 1]!;
    expect(recommended - Math.min(...losses)).toBeLessThan(0.02);
    expect(Math.abs(predicted!['y']!.mean - recommended)).toBeLessThan(0.2);
  });

  it('is made of numbers where all results are equal', () => {
    const trials = Array.from({ length: 5 }, (_, i) => ({
      ...trialOf(i + 1, { x: at(i) }, 0.1),
      metrics: { y: { value: 0.1, standardError: 0.3 } },
    }));
    const { mean, standardDeviation } = recommend(snapshotOf({ parameters }, trials))!.predicted!['y']!;
    expect(mean).toBeCloseTo(0.1, 6);
    expect(standardDeviation).toBeGreaterThan(0);
  });

  it('leaves out failures and what is pending', () => {
    const outcomes = Array.from({ length: 25 }, (_, i) =>
      i % 3 === 0 ? objective(at(i)) : i % 2 ? 'failed' : 'pending',
    );
    const recommended = recommend(study(outcomes));
    const number = Number(recommended?.trialId.slice(-12));
    expect((number - 1) % 3).toBe(0);
  });

  it('never names a trial that was stopped, but learns from it', () => {
    const trials = Array.from({ length: 20 }, (_, i) => trialOf(i + 1, { x: at(i) }, objective(at(i)))).map((trial) =>
      Math.abs(Number(trial.assignments['x']) - 0.3) < 0.1 ? { ...trial, state: 'stopped' as const } : trial,
    );
    const x = Number(recommend(snapshotOf({ parameters }, trials))?.assignments['x']);
    expect(Math.abs(x - 0.3)).toBeGreaterThanOrEqual(0.1);
    expect(Math.abs(x - 0.3)).toBeLessThan(0.2);
  });

  it('leaves out what is beyond a constraint, however good', () => {
    const draft = { parameters, constraints: [{ metric: 'y', max: 4.9 }] };
    const outcomes = Array.from({ length: 25 }, (_, i) => objective(at(i)));
    const trials = outcomes.map((outcome, i) => trialOf(i + 1, { x: at(i) }, outcome));
    const allowed = outcomes.filter((outcome) => outcome <= 4.9);
    expect(recommend(snapshotOf(draft, trials))?.assignments).toEqual({
      x: at(outcomes.indexOf(Math.max(...allowed))),
    });
    expect(recommend(snapshotOf({ ...draft, constraints: [{ metric: 'y', max: -9 }] }, trials))).toBeNull();
  });

  it('takes the word of a study that declares itself free of noise, and gives the reason', () => {
    const rng = createRng(8);
    const outcomes = Array.from({ length: 25 }, (_, i) => objective(at(i)) + 0.3 * rng.normal());
    const trials = outcomes.map((outcome, i) => trialOf(i + 1, { x: at(i) }, outcome));
    expect(recommend(snapshotOf({ parameters, noise: { kind: 'none' } }, trials))).toMatchObject({
      assignments: { x: at(outcomes.indexOf(Math.max(...outcomes))) },
      predicted: null,
      fallback: { code: 'noise_free' },
    });
  });

  it('is the best trial where no configuration was within the limits each time', () => {
    const draft = { parameters, constraints: [{ metric: 'latency', max: 1 }] };
    const measured = [
      [1, 0.9],
      [1.1, 1.1],
    ];
    const trials = measured.map(([y, latency], i) => ({
      ...trialOf(i + 1, { x: 0.5 }, y!),
      metrics: { y: { value: y! }, latency: { value: latency! } },
    }));
    expect(recommend(snapshotOf(draft, trials))).toMatchObject({
      trialId: trials[0]!.id,
      predicted: null,
      fallback: { code: 'limits_uncertain' },
    });
  });

  it('is the best trial, and not the best mean, where nobody had time for a model', () => {
    const trials = [
      [0.5, 1],
      [0.5, 10],
      [0.1, 8],
    ].map(([x, outcome], i) => trialOf(i + 1, { x: x! }, outcome!));
    const fallback = { code: 'time_limit', reason: 'too slow' } as const;
    expect(recommendObserved(snapshotOf({ parameters }, trials), fallback)).toMatchObject({ trialId: trials[1]!.id });
  });

  it('names the best single measurement where there is no noise, though it was not reached again', () => {
    const measured = [
      [0.5, 0],
      [0.5, -9],
      [0.1, -1],
    ];
    const trials = measured.map(([x, outcome], i) => trialOf(i + 1, { x: x! }, outcome!));
    expect(recommend(snapshotOf({ parameters, noise: { kind: 'none' } }, trials))?.trialId).toBe(trials[0]!.id);
  });

  it('believes what was measured again and again more than one lucky draw', () => {
    const measured = [3.9, 4.5, 4.1, 4.3, 4.2, 4.5, 4];
    const trials = measured.map((outcome, i) => trialOf(i + 1, { x: 0.3 }, outcome));
    const others = [4, 4.45, 3.9, 3.6, 3].map((outcome, i) => trialOf(8 + i, { x: 0.45 + i / 20 }, outcome));
    const recommendation = recommend(snapshotOf({ parameters }, [...trials, ...others]));
    expect(recommendation?.trialId).toBe(trials[0]?.id);
    expect(Math.abs((recommendation?.predicted?.['y']?.mean ?? 0) - 4.21)).toBeLessThan(0.1);
  });

  it('weighs trials by the standard errors that they report', () => {
    const outcomes = [3, 4.1, 4.2, 4.15, 4.9, 4, 3.5];
    const report = (error: (i: number) => number) =>
      snapshotOf(
        { parameters, noise: { kind: 'reported' } },
        outcomes.map((value, i) => ({
          ...trialOf(i + 1, { x: i / 6 }, value),
          metrics: { y: { value, standardError: error(i) } },
        })),
      );
    expect(recommend(report((i) => (i === 4 ? 2 : 0.01)))?.assignments).not.toEqual({ x: 4 / 6 });
    expect(recommend(report(() => 0.01))?.assignments).toEqual({ x: 4 / 6 });
  });

  it('is the only success without a prediction, and nothing where nothing succeeded', () => {
    expect(recommend(study(['failed', 3, 'pending']))).toMatchObject({ assignments: { x: at(1) }, predicted: null });
    expect(recommend(study(['failed', 'pending', 'cancelled']))).toBeNull();
    expect(recommend(study([]))).toBeNull();
  });

  it('answers alike each time, and with the plain kernels', () => {
    const rng = createRng(5);
    const snapshot = study(Array.from({ length: 20 }, (_, i) => objective(at(i)) + 0.2 * rng.normal()));
    const first = recommend(snapshot);
    expect(recommend(snapshot)).toEqual(first);
    expect(recommend(snapshot, { kernels: createPlainKernels(1 << 20) })?.trialId).toBe(first?.trialId);
  });
});
