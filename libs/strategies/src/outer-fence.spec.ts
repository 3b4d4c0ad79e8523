import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outerFence } from './outer-fence.ts';

describe('outerFence', () => {
  it('stands three quartile ranges below the first quartile', () => {
    // Of eight the third and the seventh: 3 - 3 (7 - 3).
    expect(outerFence([8, 1, 2, 3, 4, 5, 6, 7])).toBe(-9);
    expect(outerFence([8, -1e300, 2, 3, 4, 5, 6, 7])).toBe(-9);
  });

  it('takes the better half for a scale where the middle half is one value, to within rounding', () => {
    expect(outerFence([0.5, 0.5, 0.5 + 1e-16, 0.5, 0.5, 0.5, 0.5, 0.75])).toBeCloseTo(-0.25, 12);
    expect(outerFence([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.1])).toBe(-Infinity);
  });

  it('lets nothing be far out of fewer than five', () => {
    expect(outerFence([-1e9, 1, 2, 3])).toBe(-Infinity);
    expect(outerFence([-1e9, 1, 2, 3, 4])).toBe(-5);
    expect(outerFence([])).toBe(-Infinity);
  });

  it('has three quarters of the scores behind it, and moves with them', () => {
    const scores = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 30 });
    fc.assert(
      fc.property(scores, (some) => {
        const fence = outerFence(some);
        expect(some.filter((score) => score < fence).length).toBeLessThanOrEqual(some.length / 4);
        expect(outerFence(some.map((score) => 4 * score + 8))).toBe(4 * fence + 8);
      }),
    );
  });

  it.each([[[1e308, -1e308, 1e308, -1e308, 0, 0]], [[5e-324, 0, 0, 0, 0, 0]]])('is no NaN for %j', (scores) => {
    expect(outerFence(scores)).not.toBeNaN();
  });
});
