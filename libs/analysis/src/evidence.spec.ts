import { describe, expect, it } from '@jest/globals';
import { evidenceOf } from './evidence.ts';

describe('evidenceOf', () => {
  it('is twice the log ratio, by hand', () => {
    const y = Float64Array.of(1, -1, 1, -1);
    const noise = -2 * (Math.log(2 * Math.PI) + 1);
    expect(evidenceOf(noise + 3, y, 8, [0, 1, 2, 3]).likelihoodRatio).toBeCloseTo(6, 12);
  });

  it('knows the 95 % points of chi-squared at half the number of hyper-parameters', () => {
    const y = Float64Array.of(1, 2);
    // From tables, and how far the approximation may be off.
    const points = [
      { degrees: 1, exact: 3.8415, within: 0.025 },
      { degrees: 1.5, exact: 4.9802, within: 0.014 },
      { degrees: 2, exact: 5.9915, within: 0.01 },
      { degrees: 5, exact: 11.0705, within: 0.0025 },
      { degrees: 20, exact: 31.4104, within: 0.0003 },
    ];
    for (const { degrees, exact, within } of points)
      expect(Math.abs(evidenceOf(0, y, 2 * degrees, [0, 1]).chanceRatio / exact - 1)).toBeLessThan(within);
  });

  it('sees no evidence in outputs that are all equal', () => {
    expect(evidenceOf(5, Float64Array.of(2, 2, 2), 4, [0, 1, 2]).likelihoodRatio).toBe(0);
    // Eight times .1 is not .8: their mean is another number than they.
    expect(evidenceOf(5, new Float64Array(8).fill(0.1), 4, new Int32Array(8)).likelihoodRatio).toBe(0);
  });
});
