import { describe, expect, it } from '@jest/globals';
import { decideEarlyStopping } from './decide-early-stopping.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { ruleOfStudy } from './rule-of-study.ts';
import type { ReportedTrial, StoppingDecision, StoppingObjective } from './stopping-history.ts';

const ACCURACY: StoppingObjective = { metric: 'accuracy', goal: 'maximize' };
const RULE: EarlyStoppingRule = { rule: 'chance', minResource: 3, maxResource: 9, eta: 3, probe: 10 };

/** What it reported at steps 3, 6, 9. */
const trial = (number: number, ...values: readonly number[]): ReportedTrial => ({
  number,
  succeeded: values.length === 3,
  reports: values.map((value, i) => ({ step: 3 * (i + 1), values: [value] })),
});
const judge = (others: readonly ReportedTrial[], own: ReportedTrial, objective = ACCURACY): StoppingDecision =>
  decideEarlyStopping(RULE, { objectives: [objective], trials: others }, own, [own.reports.at(-1)!.step]);

describe('chance', () => {
  /** On the line y = x + .1, without a residue; d^2 = .01, so that s^2 = 2 * .1^2 * .01 / (2 + 2). */
  const exact = [trial(1, 0.1, 0.1, 0.2), trial(2, 0.3, 0.3, 0.4)];

  it('stops what has a chance below three in ten to end as the best', () => {
    // .4 - .1 - .5244 * .00707 = .2963
    expect(judge(exact, trial(3, 0.297))).toEqual({ stop: false });
    expect(judge(exact, trial(3, 0.296))).toEqual({
      stop: true,
      reason: 'accuracy 0.296 at rung 3 lets expect 0.396 at the end, too little beside the best, 0.4.',
    });
  });

  it('sends on what equals the best, whatever the last digits of the line say', () => {
    const [x, y] = [0.09016999999999964, 0.07450000000000045];
    const equals = [1, 2, 3].map((number) => trial(number, x, x, y));
    expect(judge(equals, trial(4, x)).stop).toBe(false);
  });

  it('looks the other way round at what is to be small', () => {
    const loss: StoppingObjective = { metric: 'loss', goal: 'minimize' };
    const falling = [trial(1, 0.4, 0.4, 0.3), trial(2, 0.2, 0.2, 0.1)];
    // mirrored: .1 + .1 + .0037
    expect(judge(falling, trial(3, 0.203), loss).stop).toBe(false);
    expect(judge(falling, trial(3, 0.204), loss).stop).toBe(true);
  });

  it('sends on more where early results say less of the end', () => {
    // y = x + .1 in both; s^2 is 2 * 1e-4 / 6 in one, (2 * .01 + 2 * 1e-4) / 6 in the other: .2970 and .2696 are enough.
    const sure = [trial(1, 0.1, 0, 0.2), trial(2, 0.1, 0, 0.2), trial(3, 0.3, 0, 0.4), trial(4, 0.3, 0, 0.4)];
    const loose = [trial(1, 0.1, 0, 0.1), trial(2, 0.1, 0, 0.3), trial(3, 0.3, 0, 0.4), trial(4, 0.3, 0, 0.4)];
    expect(judge(loose, trial(5, 0.28)).stop).toBe(false);
    expect(judge(loose, trial(5, 0.269)).stop).toBe(true);
    expect(judge(sure, trial(5, 0.28)).stop).toBe(true);
  });

  it('sends on the best at a rung while hardly any came to the end', () => {
    expect(judge([], trial(1, 0.1)).stop).toBe(false);
    const one = [trial(1, 0.2, 0.3, 0.9), trial(2, 0.3)];
    expect(judge(one, trial(3, 0.3)).stop).toBe(false);
    expect(judge(one, trial(3, 0.29))).toEqual({
      stop: true,
      reason: 'accuracy 0.29 at rung 3: others were better, and fewer than 2 full runs are there to go by.',
    });
  });

  it('judges at rungs only, lets every probe go on, and stops what is no number', () => {
    expect(judge(exact, trial(3, 0.1, 0.1)).stop).toBe(false);
    expect(judge(exact, trial(3, 0.1)).stop).toBe(true);
    expect(judge(exact, trial(20, 0.1)).stop).toBe(false);
    expect(judge(exact, trial(20, NaN)).stop).toBe(true);
  });

  describe('with ten full runs', () => {
    const loss: StoppingObjective = { metric: 'loss', goal: 'minimize' };
    /** Losses at rung 3 from .5 to .95, and at the end .1 less, or a little more: .4 is the best. */
    const ten = Array.from({ length: 10 }, (_, i) => trial(i + 1, 0.5 + i / 20, 0.5, 0.4 + i / 20 + (i % 3) / 100));
    const decisions = (others: readonly ReportedTrial[]): StoppingDecision[] =>
      [5, 0.7, 0.52, 0.5, 0.48, 0.4].map((own) => judge(others, trial(19, own), loss));

    it.each([
      ['stopped there', (value: number) => trial(17, value)],
      ['that recovered', (value: number) => trial(17, value, 0.6, 0.5)],
      ['of which nothing came in the end', (value: number) => trial(17, 0.6, 0.6, value)],
    ])('decides as it would without a rival far out, %s', (_, rival) => {
      expect(decisions(ten).map(({ stop }) => stop)).toEqual([true, true, true, true, false, false]);
      for (const value of [1e3, 1e6, 1e200]) expect(decisions([...ten, rival(value)])).toEqual(decisions(ten));
    });
  });

  it('counts a rival far out among the ends all the same: its end may be the best', () => {
    const ends = [0.1, 0.2, 0.3, 0.4, 0.5].map((x, i) => trial(i + 1, x, x, x + 0.1));
    expect(judge(ends, trial(19, 0.55)).stop).toBe(false);
    expect(judge([...ends, trial(6, -1e6, 0, 0.9)], trial(19, 0.55)).stop).toBe(true);
  });

  it('decides among scores whose squares are no numbers', () => {
    const huge = exact.map(({ number }) => trial(number, number * 1e200, 0, number * 1e200 + 1e199));
    expect(judge(huge, trial(3, 3e200)).stop).toBe(false);
    expect(judge(huge, trial(3, 1e200)).stop).toBe(true);
  });

  it('leaves out others whose result is not finite', () => {
    expect(judge([...exact, trial(4, Infinity, 0, 0.9), trial(5, 0.2, 0, NaN)], trial(6, 0.35)).stop).toBe(false);
  });
});

describe('ruleOfStudy', () => {
  it('judges by chance where there is a fidelity, unless a rule is named', () => {
    const fidelity = { kind: 'steps' as const, max: 52, min: null, eta: 3 };
    expect(ruleOfStudy({ earlyStopping: { rule: 'auto' }, fidelity })).toEqual({
      ...{ rule: 'chance', minResource: 6, maxResource: 52, eta: 3, probe: 8 },
    });
    expect(ruleOfStudy({ earlyStopping: { rule: 'auto' }, fidelity: { ...fidelity, min: 18 } })).toMatchObject({
      minResource: 18,
    });
    expect(ruleOfStudy({ earlyStopping: { rule: 'none' }, fidelity })).toEqual({ rule: 'none' });
    expect(ruleOfStudy({ earlyStopping: { rule: 'auto' }, fidelity: null })).toEqual({ rule: 'none' });
  });
});
