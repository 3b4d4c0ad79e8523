import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitHalfRankWarp } from './half-rank-warp.ts';
import { fitPowerWarp } from './power-warp.ts';
import { fitStandardisation } from './standardise.ts';
import { fitTailWarp } from './tail-warp.ts';

const plain = fc.double({ min: -2, max: 2, noNaN: true });
const extreme = fc.oneof(
  fc.constantFrom(0, -0, 5e-324, -5e-324, 1e-300, -1e-300, -1e-18, 1e-9, 1e15, -1e20, 1e160, -1e160, 1e300, -1e300),
  fc.constantFrom(0.1 + 0.2, 0.3, NaN, Infinity, -Infinity),
  fc.double({ min: -1e300, max: 1e300, noNaN: true }),
);
const histories = fc.oneof(
  fc.array(fc.oneof(plain, extreme), { maxLength: 20 }),
  fc.tuple(fc.array(plain, { maxLength: 12 }), fc.array(extreme, { maxLength: 3 })).map((parts) => parts.flat()),
);

describe.each([
  ['half-rank', fitHalfRankWarp],
  ['tail', fitTailWarp],
  ['power', fitPowerWarp],
  ['standardisation', fitStandardisation],
])('output warp: %s', (_, fit) => {
  it('makes finite outputs of any history, in order, and finds its way back', () => {
    fc.assert(
      fc.property(histories, (scores) => {
        const { warped, unwarp } = fit(Float64Array.from(scores));
        expect(warped.every((output) => Math.abs(output) < 20)).toBe(true);
        const known = [...scores.keys()].filter((i) => Number.isFinite(scores[i]));
        const largest = known.reduce((most, i) => Math.max(most, Math.abs(scores[i]!)), 0);
        known.sort((a, b) => scores[a]! - scores[b]!);
        for (let k = 0; k < known.length; k++) {
          const i = known[k]!;
          expect(Math.abs(unwarp(warped[i]!) - scores[i]!)).toBeLessThanOrEqual(1e-6 * largest);
          if (k > 0) expect(warped[i]! - warped[known[k - 1]!]!).toBeGreaterThanOrEqual(-1e-9);
        }
        expect([-30, -3, 0, 3, 30].map(unwarp).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [[-1, 0, 0, 5e-324]],
    [[-1.2630038065783518e-18, 0, 0, 5e-324]],
    [[2.4703282292062332e-24, 0, 0, -1e20, -1e300]],
  ])('keeps the worst of %j the worst', (scores) => {
    const { warped } = fit(Float64Array.from(scores));
    expect(warped.every(Number.isFinite)).toBe(true);
    expect(Math.min(...warped)).toBe(warped[scores.indexOf(Math.min(...scores))]);
  });
});
