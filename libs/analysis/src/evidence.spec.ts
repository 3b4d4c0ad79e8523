import { describe, expect, it } from '@jest/globals';
import { evidenceOf } from './evidence.ts';

describe('evidenceOf', () => {
  it('is twice the log ratio, by hand', () => {
    const y = Float64Array.of(1, -1, 1, -1);
    const noise = -2 * (Math.log(2 * Math.PI) + 1);
    expect(evidenceOf(noise + 3, y, 8).likelihoodRatio).toBeCloseTo(6, 12);
  });

  it('knows the 95 % points of chi-squared at half the number of hyper-parameters', () => {
    const y = Float64Array.of(1, 2);
    // From tables: 3.841, 5.991, 11.070, 31.410 at 1, 2, 5 and 20 degrees of freedom.
    const points = [3.841, 5.991, 11.07, 31.41];
    [2, 4, 10, 40].forEach((fitted, i) => {
      expect(Math.abs(evidenceOf(0, y, fitted).chanceRatio / points[i]! - 1)).toBeLessThan(0.03);
    });
  });

  it('sees no evidence in outputs that are all equal', () => {
    expect(evidenceOf(5, Float64Array.of(2, 2, 2), 4).likelihoodRatio).toBe(0);
  });
});
