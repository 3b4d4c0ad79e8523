import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitPowerWarp } from './power-warp.ts';

const warpOf = (...scores: number[]) => fitPowerWarp(Float64Array.from(scores));
const skewness = (values: Float64Array): number => {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  const moment = (k: number): number => values.reduce((sum, value) => sum + (value - mean) ** k / values.length, 0);
  return moment(3) / moment(2) ** 1.5;
};

describe('power warp', () => {
  it('is the z-score, to a bend that symmetry leaves none of, for symmetric scores', () => {
    const { warped } = warpOf(-2, -1, 0, 1, 2);
    expect(warped[2]).toBeCloseTo(0, 3);
    expect(warped[4]! + warped[0]!).toBeCloseTo(0, 3);
  });

  it('draws in a long tail of bad scores', () => {
    const rng = createRng('tail');
    const scores = Float64Array.from({ length: 200 }, () => -Math.exp(rng.normal()));
    expect(skewness(scores)).toBeLessThan(-2);
    expect(Math.abs(skewness(fitPowerWarp(scores).warped))).toBeLessThan(0.5);
  });

  it('keeps the order, standardises, and finds its way back', () => {
    const finiteScores = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(finiteScores, (scores) => {
        const { warped, unwarp } = warpOf(...scores);
        const largest = Math.max(...scores.map(Math.abs));
        let sum = 0;
        for (let i = 0; i < scores.length; i++) {
          sum += warped[i]!;
          expect(Math.abs(unwarp(warped[i]!) - scores[i]!)).toBeLessThanOrEqual(1e-6 * largest);
          for (let j = 0; j < i; j++) if (scores[i]! > scores[j]!) expect(warped[i]).toBeGreaterThanOrEqual(warped[j]!);
        }
        expect(Math.abs(sum)).toBeLessThan(1e-9 * scores.length * (1 + Math.abs(warped[0]!)));
      }),
    );
  });

  it('comes back monotone and finite from any prediction', () => {
    const { unwarp } = warpOf(-100, -3, -2, -1, 0, 0.5);
    const values = Array.from({ length: 81 }, (_, i) => unwarp(i - 40));
    expect(values.every(Number.isFinite)).toBe(true);
    values.slice(1).forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(values[i]!);
    });
  });

  it('goes on straight past the ends, so that what lies a little beyond the best is not a hundred ranges away', () => {
    const scores = [0, 0.4, 0.7, 0.9, 1, 1.05, 1.08, 1.1, 3];
    const { warped, unwarp } = warpOf(...scores);
    for (const end of [warped[0]!, warped[8]!]) {
      const inwards = end > 0 ? -1e-4 : 1e-4;
      const slope = (unwarp(end + inwards) - unwarp(end)) / inwards;
      for (const beyond of [0.5, 1, 2, 8]) {
        const away = -Math.sign(inwards) * beyond;
        expect((unwarp(end + away) - unwarp(end)) / away / slope).toBeCloseTo(1, 2);
      }
    }
    expect(unwarp(warped[8]! + 1)).toBeLessThan(3 + 10 * 3);
  });

  it('comes back straight where all scores are one value', () => {
    const { unwarp } = warpOf(5, 5, 5);
    [-30, -1, -0.4, 0, 0.4, 1, 30].forEach((value) => {
      expect(unwarp(value)).toBeCloseTo(5 * (1 + value), 9);
    });
  });

  it('puts failures below everything', () => {
    const { warped } = warpOf(NaN, 0, 1, 2, 5);
    expect(warped[0]).toBeLessThan(Math.min(...warped.slice(1)) - 1);
  });

  it.each([[[5, 5, 5]], [[NaN, NaN]], [[]], [[1e300, -1e300, 0, 1]], [[5e-324, 1e-323, 0]], [[0, 0, 0, 1]]])(
    'stays finite on %j',
    (scores) => {
      expect(warpOf(...scores).warped.every(Number.isFinite)).toBe(true);
    },
  );
});
