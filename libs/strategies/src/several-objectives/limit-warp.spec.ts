import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitLimitWarp } from './limit-warp.ts';

describe('fitLimitWarp', () => {
  it('puts the limit between what is within and what is not, whatever the unit', () => {
    const scores = Float64Array.of(-9, -4.1, -3.9, -1);
    const { warped, least } = fitLimitWarp(scores, -4);
    expect(Array.from(warped, (z) => z >= least)).toEqual([false, false, true, true]);
    const inSeconds = fitLimitWarp(
      scores.map((score) => score / 1000),
      -4 / 1000,
    );
    warped.forEach((z, i) => {
      expect(inSeconds.warped[i]).toBeCloseTo(z, 9);
    });
  });

  it('compresses what is far from the limit', () => {
    const { warped } = fitLimitWarp(Float64Array.of(-1e6, -2, -1, 1, 2), 0);
    expect(warped[4]! - warped[1]!).toBeGreaterThan((warped[1]! - warped[0]!) / 10);
  });

  it('leads back to the scores, for any of them', () => {
    const score = fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constantFrom(1e300, -1e300, 0));
    fc.assert(
      fc.property(fc.array(score, { minLength: 2, maxLength: 12 }), score, (list, limit) => {
        const { warped, least, unwarp } = fitLimitWarp(Float64Array.from(list), limit);
        expect(Number.isFinite(least)).toBe(true);
        list.forEach((value, i) => {
          expect(Number.isFinite(warped[i])).toBe(true);
          const scale = Math.max(...list.map(Math.abs), Math.abs(limit), 1);
          expect(Math.abs(unwarp(warped[i]!) - value)).toBeLessThanOrEqual(1e-9 * scale);
        });
      }),
    );
  });

  it('takes a failure for the worst', () => {
    const { warped } = fitLimitWarp(Float64Array.of(1, NaN, -5, 3), 0);
    expect(Math.min(...warped)).toBe(warped[1]);
  });
});
