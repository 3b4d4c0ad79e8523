import { describe, expect, it } from '@jest/globals';
import { probabilityWithin } from './probability-within.ts';

describe('probabilityWithin', () => {
  it('is the mass of the normal distribution between the limits', () => {
    const prediction = { mean: 3, standardDeviation: 2 };
    expect(probabilityWithin(prediction, -Infinity, Infinity)).toBe(1);
    expect(probabilityWithin(prediction, -Infinity, 3)).toBeCloseTo(0.5, 12);
    expect(probabilityWithin(prediction, 1, 5)).toBeCloseTo(0.6826894921370859, 10);
    expect(probabilityWithin(prediction, 7, Infinity)).toBeCloseTo(0.0227501319481792, 10);
  });

  it.each([
    [8, 6.220960574271784e-16],
    [8.4, 2.232393197288e-17],
    [20, 2.7536241186062e-89],
  ])('has the same digits above the mean as below it, %d deviations away', (limit, expected) => {
    const prediction = { mean: 0, standardDeviation: 1 };
    const above = probabilityWithin(prediction, limit, Infinity);
    expect(above / expected).toBeCloseTo(1, 10);
    expect(probabilityWithin(prediction, -Infinity, -limit)).toBe(above);
    expect(probabilityWithin(prediction, limit, limit + 1)).toBe(probabilityWithin(prediction, -limit - 1, -limit));
  });

  it('is 0 or 1 without deviation, and never NaN', () => {
    expect(probabilityWithin({ mean: 3, standardDeviation: 0 }, 0, 3)).toBe(1);
    expect(probabilityWithin({ mean: 3, standardDeviation: 0 }, 3.1, 4)).toBe(0);
    for (const mean of [-Number.MAX_VALUE, 1e300, Number.MAX_VALUE])
      for (const standardDeviation of [5e-324, 1, Number.MAX_VALUE]) {
        const found = probabilityWithin({ mean, standardDeviation }, -Number.MAX_VALUE, 1e300);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
      }
  });
});
