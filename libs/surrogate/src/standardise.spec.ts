import { describe, expect, it } from '@jest/globals';
import { fitStandardisation } from './standardise.ts';

describe('standardisation', () => {
  it('equals the z-score by hand, and finds its way back', () => {
    const { warped, unwarp } = fitStandardisation(Float64Array.of(1, 2, 3, 6));
    // mean 3, variance (4 + 1 + 0 + 9) / 4
    [-2, -1, 0, 3].forEach((difference, i) => {
      expect(warped[i]).toBeCloseTo(difference / Math.sqrt(3.5), 12);
      expect(unwarp(warped[i]!)).toBeCloseTo(3 + difference, 12);
    });
    expect(unwarp(10)).toBeCloseTo(3 + 10 * Math.sqrt(3.5), 10);
  });

  it('puts failures below everything', () => {
    const { warped } = fitStandardisation(Float64Array.of(NaN, 0, 1));
    expect(warped[0]).toBeCloseTo(-1 - (0.5 * 2 + 1), 12);
  });

  it.each([[[5, 5]], [[NaN, NaN]], [[]], [[1e300, -1e300]], [[5e-324, 1e-323]]])('stays finite on %j', (scores) => {
    expect(fitStandardisation(Float64Array.from(scores)).warped.every(Number.isFinite)).toBe(true);
  });
});
