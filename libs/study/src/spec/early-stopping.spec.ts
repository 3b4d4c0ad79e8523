import { describe, expect, it } from '@jest/globals';
import { earlyStoppingSchema } from './early-stopping.ts';

describe('earlyStoppingSchema', () => {
  it("has the peers' defaults", () => {
    expect(earlyStoppingSchema.parse({ rule: 'median' })).toEqual({
      rule: 'median',
      warmupSteps: 0,
      intervalSteps: 1,
      startupTrials: 5,
      trialsAtStep: 1,
      against: 'value',
    });
    expect(earlyStoppingSchema.parse({ rule: 'asha' })).toMatchObject({
      eta: 4,
      minResource: 1,
      brackets: 1,
      maxResource: null,
    });
    expect(earlyStoppingSchema.parse({ rule: 'hyperband', maxResource: 81 })).toMatchObject({ eta: 3, minResource: 1 });
  });

  it.each([
    [{}],
    [{ rule: 'medium' }],
    [{ rule: 'none', warmupSteps: 3 }],
    [{ rule: 'median', warmUpSteps: 3 }],
    [{ rule: 'percentile' }],
    [{ rule: 'percentile', percentile: 101 }],
    [{ rule: 'threshold' }],
    [{ rule: 'threshold', lower: 2, upper: 1 }],
    [{ rule: 'patience', patience: 0 }],
    [{ rule: 'asha', eta: 1 }],
    [{ rule: 'asha', minResource: 10, maxResource: 9 }],
    [{ rule: 'hyperband' }],
  ])('refuses %j', (options) => {
    expect(earlyStoppingSchema.safeParse(options).success).toBe(false);
  });
});
