import { describe, expect, it } from '@jest/globals';
import { decideEarlyStopping } from './decide-early-stopping.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { ruleOfTrial } from './rule-of-trial.ts';
import type { StoppingDecision, StoppingObjective } from './stopping-history.ts';

const RULE: EarlyStoppingRule = {
  rule: 'hurdles',
  hurdles: [
    { step: 3, value: 0.5 },
    { step: 9, value: 0.7 },
  ],
};
const ACCURACY: StoppingObjective = { metric: 'accuracy', goal: 'maximize' };

/** Judged at its last report. */
function judge(reports: readonly (readonly [number, number])[], objective = ACCURACY): StoppingDecision {
  const own = { number: 1, succeeded: false, reports: reports.map(([step, value]) => ({ step, values: [value] })) };
  return decideEarlyStopping(RULE, { objectives: [objective], trials: [] }, own, [reports.at(-1)![0]]);
}

describe('hurdles', () => {
  it('stops what falls short of one, with both figures', () => {
    expect(judge([[3, 0.5]])).toEqual({ stop: false });
    expect(judge([[3, 0.4999]])).toEqual({
      stop: true,
      reason: 'accuracy 0.4999 at step 3 is short of 0.5: another trial promises more for its steps.',
    });
    expect(
      judge([
        [3, 0.8],
        [9, 0.69],
      ]).stop,
    ).toBe(true);
  });

  it('looks the other way round at what is to be small', () => {
    const loss: StoppingObjective = { metric: 'loss', goal: 'minimize' };
    expect(judge([[3, 0.5]], loss).stop).toBe(false);
    expect(judge([[3, 0.51]], loss)).toMatchObject({
      reason: expect.stringContaining('loss 0.51 at step 3 is short of 0.5'),
    });
  });

  it('is judged by the first report at a hurdle or past it, and by no other', () => {
    expect(judge([[2, 0]]).stop).toBe(false);
    expect(judge([[5, 0.49]]).stop).toBe(true);
    expect(
      judge([
        [5, 0.6],
        [6, 0],
      ]).stop,
    ).toBe(false);
    // Past both at once: the higher one counts too.
    expect(judge([[12, 0.6]]).stop).toBe(true);
    expect(judge([[12, 0.7]]).stop).toBe(false);
  });

  it('stops what is no number', () => {
    expect(judge([[3, NaN]])).toEqual({ stop: true, reason: 'The result at step 3 is not a number.' });
  });
});

describe('ruleOfTrial', () => {
  const fidelity = { kind: 'steps' as const, max: 52, min: null, eta: 3 };
  const hurdles = [{ step: 6, value: 1 }];

  it('takes the hurdles of the suggestion unless the study names a rule', () => {
    expect(ruleOfTrial({ earlyStopping: { rule: 'auto' }, fidelity }, { hurdles })).toEqual({
      rule: 'hurdles',
      hurdles,
    });
    expect(ruleOfTrial({ earlyStopping: { rule: 'auto' }, fidelity }, { hurdles: [] })).toEqual({
      ...{ rule: 'hurdles', hurdles: [] },
    });
    expect(ruleOfTrial({ earlyStopping: { rule: 'none' }, fidelity }, { hurdles })).toEqual({ rule: 'none' });
    expect(ruleOfTrial({ earlyStopping: { rule: 'auto' }, fidelity }, {})).toMatchObject({ rule: 'chance' });
  });
});
