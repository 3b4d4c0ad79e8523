import { describe, expect, it } from '@jest/globals';
import { createPlainKernels, createRng } from '#numerics';
import { suggestionSeed, type Snapshot, type SnapshotTrial } from '#study';
import { suggest } from '../suggest.ts';
import { snapshotOf, strategyContract, trialOf } from '../testing/index.ts';
import { createBayesianFidelityStrategy } from './bayesian-fidelity.ts';

const FIDELITY = { kind: 'steps' as const, max: 9, min: 1, eta: 3 };

/** Every third trial was stopped on its way, and every other pending one has come some way. */
function cutShort(trial: SnapshotTrial): SnapshotTrial {
  const value = trial.metrics['y']?.value ?? trial.number / 10;
  if (trial.state === 'pending') return trial.number % 2 === 0 ? { ...trial, curve: [{ step: 1, value }] } : trial;
  if (trial.state !== 'succeeded') return trial;
  const curve = [
    { step: 1, value: value / 2 },
    { step: 3, value: value / 1.5 },
  ];
  return { ...trial, curve, state: trial.number % 3 === 0 ? 'stopped' : 'succeeded' };
}

const withFidelities = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  spec: { ...snapshot.spec, fidelity: FIDELITY },
  trials: snapshot.trials.map(cutShort),
});

strategyContract(() => createBayesianFidelityStrategy(createPlainKernels), { runs: 10, adapt: withFidelities });

describe('bayesian-fidelity', () => {
  const parameters = [{ name: 'x', type: 'float' as const, min: 0, max: 1 }];
  const ask = (trials: readonly SnapshotTrial[]) => {
    const snapshot = snapshotOf({ parameters, fidelity: FIDELITY }, trials);
    const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    if (suggestion === undefined) throw new Error('no suggestion');
    return suggestion;
  };
  /** Stopped after one step, and the best of them at 0.7. */
  const stopped = Array.from({ length: 8 }, (_, i): SnapshotTrial => {
    const x = (i + 0.5) / 8;
    return { ...trialOf(i + 1, { x }, 'stopped'), curve: [{ step: 1, value: -((x - 0.7) ** 2) }] };
  });
  const cancelledFrom = (first: number, last: number): SnapshotTrial[] =>
    Array.from({ length: last + 1 - first }, (_, i) => trialOf(first + i, { x: i / 13 }, 'cancelled'));
  const full = [9, 10].map((number) => trialOf(number, { x: (number - 8.8) / 3 }, 1));

  it('learns from trials that were stopped', () => {
    const { assignments, explanation } = ask([...stopped, ...full.map((trial) => ({ ...trial, metrics: {} }))]);
    expect(explanation).toMatchObject({ source: 'bayesian-fidelity', phase: 'model', modelTrials: 8 });
    expect(Math.abs(Number(assignments['x']) - 0.7)).toBeLessThan(0.15);
  });

  it('learns from what running trials have reported, and keeps that with the suggestion', () => {
    const running = stopped.map((trial): SnapshotTrial => ({ ...trial, state: 'pending' }));
    const { assignments, explanation } = ask(running);
    expect(Math.abs(Number(assignments['x']) - 0.7)).toBeLessThan(0.15);
    expect(explanation.running?.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(explanation.running?.[2]?.curve).toEqual(running[2]?.curve);
  });

  it('says what a trial must show at each level, in the unit of the metric', () => {
    const known = [...stopped, ...full];
    const { hurdles = [] } = ask(known).explanation;
    expect(hurdles.map(({ step }) => step)).toEqual([1, 3]);
    const scaled = (value: number): number => 100 * value + 5;
    const inPercent = known.map((trial): SnapshotTrial => ({
      ...trial,
      ...(trial.curve && { curve: trial.curve.map(({ step, value }) => ({ step, value: scaled(value) })) }),
      ...(trial.metrics['y'] && { metrics: { y: { value: scaled(trial.metrics['y'].value) } } }),
    }));
    const scaledHurdles = ask(inPercent).explanation.hurdles ?? [];
    expect(scaledHurdles).toHaveLength(2);
    scaledHurdles.forEach(({ value }, i) => {
      expect(value).toBeCloseTo(scaled(hurdles[i]!.value), 3);
    });
  });

  it('expects what a full run would give, not what a level shows', () => {
    // Five more at the second level than at the first and ten at the end, wherever that is known.
    const grown = stopped.map((trial, i): SnapshotTrial => {
      if (i % 2 === 1) return trial;
      const first = trial.curve![0]!.value;
      const curve = [...trial.curve!, { step: 3, value: first + 5 }];
      return { ...trial, curve, state: 'succeeded', metrics: { y: { value: first + 10 } } };
    });
    // Trials 13 and 14, with two views of the scores, ask for the best that is expected and no more.
    for (const known of [12, 13]) {
      const mean = ask([...grown, ...cancelledFrom(9, known)]).explanation.predicted?.['y']?.mean;
      expect(mean).toBeGreaterThan(9.5);
      expect(mean).toBeLessThan(10.5);
    }
  });

  it('asks for no wonders where a few curves began with a disaster', () => {
    const begun = stopped.map((trial, i): SnapshotTrial =>
      i < 2 ? { ...trial, curve: [{ step: 1, value: -1e3 }] } : trial,
    );
    // In each of the views, for the best that is expected.
    for (const known of [11, 12, 13]) {
      const { hurdles = [] } = ask([...begun, ...full, ...cancelledFrom(11, known)]).explanation;
      expect(hurdles).not.toHaveLength(0);
      const best = Math.max(...begun.map(({ curve }) => curve?.[0]?.value ?? -Infinity));
      for (const { value } of hurdles) expect(value).toBeLessThan(best + 2);
    }
  });

  describe('with one disaster', () => {
    /** Losses from .3 up that halve on the way; two in three run to their end. */
    const trained = (disaster: { readonly step: number; readonly loss: number }): SnapshotTrial[] =>
      Array.from({ length: 16 }, (_, i): SnapshotTrial => {
        const x = (0.618 * i) % 1;
        const end = 0.3 + (x - 0.6) ** 2;
        const lossAt = (step: number, loss: number): number =>
          i === 0 && disaster.step === step ? disaster.loss : loss;
        const curve = [
          { step: 1, value: lossAt(1, 2 * end + 0.05 * ((0.37 * i) % 1)) },
          { step: 3, value: lossAt(3, 1.4 * end + 0.02 * ((0.77 * i) % 1)) },
        ];
        if (i % 3 === 2) return { ...trialOf(i + 1, { x }, 'stopped'), curve: curve.slice(0, 1) };
        return { ...trialOf(i + 1, { x }, lossAt(9, end)), curve };
      });
    const askToMinimise = (trials: readonly SnapshotTrial[]) => {
      const objectives = [{ metric: 'y', goal: 'minimize' as const }];
      const snapshot = snapshotOf({ parameters, fidelity: FIDELITY, objectives }, trials);
      return suggest(snapshot, 1, createRng(suggestionSeed(snapshot)))[0]!.explanation;
    };

    it.each([
      { step: 1, loss: 1e4 },
      { step: 1, loss: 1e300 },
      { step: 3, loss: 1e4 },
      { step: 9, loss: 1e4 },
    ])('of $loss at step $step promises and asks for no wonders either', (disaster) => {
      // In each of the views.
      for (const known of [16, 17, 18]) {
        const cancelled = cancelledFrom(17, known);
        const { predicted, hurdles = [] } = askToMinimise([...trained(disaster), ...cancelled]);
        const { mean, standardDeviation } = predicted!['y']!;
        expect(Math.abs(mean - 0.3)).toBeLessThan(0.01);
        expect(standardDeviation).toBeLessThan(0.1);
        // The best had .6 and .42 there; with a plain line and no fence the hurdles are in the tens to thousands.
        expect(hurdles).not.toHaveLength(0);
        for (const { value } of hurdles) expect(value).toBeLessThan(1.5);
      }
    });
  });
});
