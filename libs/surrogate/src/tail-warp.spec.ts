import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitStandardisation } from './standardise.ts';
import { fitTailWarp } from './tail-warp.ts';

const warpOf = (...scores: number[]) => fitTailWarp(Float64Array.from(scores));

describe('tail warp', () => {
  it('is the z-score where nothing is far out', () => {
    const scores = Float64Array.of(-2, 0, 1, 2, 3, 4, 5, 30);
    const plain = fitStandardisation(scores);
    const { warped, unwarp } = fitTailWarp(scores);
    scores.forEach((score, i) => {
      expect(warped[i]).toBeCloseTo(plain.warped[i]!, 12);
      expect(unwarp(plain.warped[i]!)).toBeCloseTo(score, 12);
    });
    expect(unwarp(-9)).toBeCloseTo(plain.unwarp(-9), 9);
  });

  it('draws in what lies three spreads below the middle half', () => {
    // q1 = 2 and q3 = 6, so s = 4 and a = 2 - 12 = -10: of -30 is left -4 log(1 + 20 / 4).
    const { warped } = warpOf(1, 2, 3, 4, 5, 6, -30, 7);
    const drawn = [1, 2, 3, 4, 5, 6, -10 - 4 * Math.log(6), 7];
    const middle = drawn.reduce((sum, value) => sum + value / 8, 0);
    const deviation = Math.sqrt(drawn.reduce((sum, value) => sum + (value - middle) ** 2 / 8, 0));
    drawn.forEach((value, i) => {
      expect(warped[i]).toBeCloseTo((value - middle) / deviation, 12);
    });
  });

  it('leaves the good half its room beside disasters', () => {
    const accuracies = [10, 11, 84, 86, 88, 89, 90, 90.5, 91, 91.5];
    const gapOf = (warped: Float64Array): number => warped[9]! - warped[3]!;
    expect(gapOf(warpOf(...accuracies).warped)).toBeGreaterThan(
      1.5 * gapOf(fitStandardisation(Float64Array.from(accuracies)).warped),
    );
  });

  it.each([-1e13, -1e20, -3.4e38, -1e300])('leaves it beside a disaster of %d too', (disaster) => {
    const { warped, unwarp } = warpOf(-1.9, -1.8, -1.7, -1.6, -1.5, -1.4, -1.3, -1.2, -1.1, -1, disaster);
    // Drawn in, it lies as many spreads below as its logarithm says.
    expect(warped[9]! - warped[0]!).toBeGreaterThan(1 / Math.log(-disaster));
    expect(unwarp(warped[10]!) / disaster).toBeCloseTo(1, 6);
  });

  it('keeps the order and finds its way back', () => {
    const score = fc.oneof(
      fc.double({ min: -10, max: 10, noNaN: true }),
      fc.double({ min: -1e6, max: 0, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 40 }), (scores) => {
        const { warped, unwarp } = warpOf(...scores);
        const largest = Math.max(...scores.map(Math.abs));
        for (let i = 0; i < scores.length; i++) {
          expect(Math.abs(unwarp(warped[i]!) - scores[i]!)).toBeLessThanOrEqual(1e-9 * largest);
          // Scores that differ in the last digits may change places by a rounding of the logarithm.
          for (let j = 0; j < i; j++)
            if (scores[i]! > scores[j]!) expect(warped[i]! - warped[j]!).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
    );
  });

  it('comes back monotone and finite from any prediction', () => {
    const { unwarp } = warpOf(-1e9, -1000, -3, -2, -1, 0, 0.5);
    const values = Array.from({ length: 81 }, (_, i) => unwarp(i - 40));
    expect(values.every(Number.isFinite)).toBe(true);
    values.slice(1).forEach((value, i) => {
      expect(value).toBeGreaterThan(values[i]!);
    });
  });

  it('puts failures below everything', () => {
    const { warped } = warpOf(NaN, 0, 1, 2, 5);
    expect(warped[0]).toBeLessThan(Math.min(...warped.slice(1)) - 1);
  });

  it.each([[[5, 5, 5]], [[NaN, NaN]], [[]], [[1e300, -1e300, 0, 1]], [[5e-324, 1e-323, 0]], [[0, 0, 0, 0, 0, -1]]])(
    'stays finite on %j, both ways',
    (scores) => {
      const { warped, unwarp } = warpOf(...scores);
      expect(warped.every(Number.isFinite)).toBe(true);
      expect([-30, -1, 0, 1, 30].map(unwarp).every(Number.isFinite)).toBe(true);
    },
  );
});
