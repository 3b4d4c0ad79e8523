import { describe, expect, it } from '@jest/globals';
import { earlyStoppingSchema } from '#study';
import { decideEarlyStopping } from './decide-early-stopping.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { ruleOfStudy } from './rule-of-study.ts';
import type { ReportedTrial, StoppingObjective, StoppingStudy } from './stopping-history.ts';

const ACCURACY: StoppingObjective = { metric: 'accuracy', goal: 'maximize' };
const LOSS: StoppingObjective = { metric: 'loss', goal: 'minimize' };

/** A trial that reported these values at steps 1, 2, 3 ... */
const trial = (number: number, values: readonly (number | readonly number[])[], succeeded = true): ReportedTrial => ({
  number,
  succeeded,
  reports: values.map((value, i) => ({ step: i + 1, values: typeof value === 'number' ? [value] : value })),
});
const study = (trials: readonly ReportedTrial[], ...objectives: StoppingObjective[]): StoppingStudy => ({
  trials,
  objectives: objectives.length > 0 ? objectives : [ACCURACY],
});
const ruleOf = (options: object): EarlyStoppingRule =>
  ruleOfStudy({ earlyStopping: earlyStoppingSchema.parse(options), fidelity: null });
const stops = (options: object, of: StoppingStudy, running: ReportedTrial): boolean =>
  decideEarlyStopping(ruleOf(options), of, running, [running.reports.at(-1)!.step]).stop;

describe('rolling-asha', () => {
  const rolling = { rule: 'rolling-asha', maxResource: 9, minResource: 1, window: 5, probe: 10 };
  const old = Array.from({ length: 8 }, (_, i) => trial(i + 1, [0.9, 0.9]));
  const latest = [11, 12, 13, 14, 15].map((number) => trial(number, [number / 100], false));

  it('compares with the latest that reached the rung, and says so', () => {
    expect(stops(rolling, study([...old, ...latest]), trial(16, [0.14], false))).toBe(false);
    expect(decideEarlyStopping(ruleOf(rolling), study([...latest, ...old]), trial(16, [0.13], false), [1])).toEqual({
      stop: true,
      reason: 'accuracy 0.13: 2 of the latest 5 at rung 1 were better, where the best 2 go on.',
    });
    expect(stops({ ...rolling, window: 100 }, study([...old, ...latest]), trial(16, [0.2], false))).toBe(true);
  });

  it('has rungs at every power of eta below a full run', () => {
    const others = study(Array.from({ length: 5 }, (_, i) => trial(i + 1, new Array<number>(9).fill(0.9))));
    const at = (step: number) => stops(rolling, others, trial(7, new Array<number>(step).fill(0.1), false));
    expect([1, 2, 3, 4, 8, 9].map(at)).toEqual([true, false, true, false, false, false]);
  });

  it('lets the first at a rung and every probe go on', () => {
    expect(stops(rolling, study([]), trial(1, [0.1], false))).toBe(false);
    expect(stops(rolling, study([...old, ...latest]), trial(20, [0], false))).toBe(false);
    expect(stops(rolling, study([...old, ...latest]), trial(21, [0], false))).toBe(true);
  });

  it('ranks by fronts where there are several objectives, and stops what is no number', () => {
    const two = [ACCURACY, LOSS];
    const others = [1, 2, 3].map((number) => trial(number, [[0.5, 0.5]], false));
    expect(stops(rolling, study(others, ...two), trial(4, [[0.6, 0.4]], false))).toBe(false);
    expect(stops(rolling, study(others, ...two), trial(4, [[0.4, 0.6]], false))).toBe(true);
    expect(stops(rolling, study([]), trial(10, [NaN], false))).toBe(true);
  });
});
