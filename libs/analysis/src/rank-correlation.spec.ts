import { describe, expect, it } from '@jest/globals';
import { rankCorrelation } from './rank-correlation.ts';

describe('rankCorrelation', () => {
  it('is Spearman’s, by hand', () => {
    // Ranks 0 1 2 3 4 against 1 0 2 4 3: 1 - 6 * (1 + 1 + 0 + 1 + 1) / (5 * 24) = .8
    expect(rankCorrelation([1, 2, 3, 4, 5], [20, 10, 30, 500, 40])).toBeCloseTo(0.8, 12);
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1);
  });

  it('gives equal values the mean of their ranks', () => {
    // Ranks 0 1.5 1.5 3 against 0 1 2 3: covariance 4.5 + 0, variances 4.5 and 5.
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it('is 0 where one side orders nothing', () => {
    expect(rankCorrelation([7, 7, 7], [1, 2, 3])).toBe(0);
    expect(rankCorrelation([], [])).toBe(0);
  });
});
