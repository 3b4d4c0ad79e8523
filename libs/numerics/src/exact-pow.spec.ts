import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactPow } from './exact-pow.ts';

describe('exactPow', () => {
  it.each([
    [3, 2, 9],
    [0.1, 2, 0.1 * 0.1],
    [2, -3, 0.125],
    [-2, 3, -8],
    [5, 0, 1],
    [0, 0, 1],
    [0, -1, Infinity],
    [0, 0.3, 0],
    [0, NaN, NaN],
    [2, 0.5, Math.SQRT2],
    [-2, 0.3, NaN],
    [10, 400, Infinity],
    [-1, 2000, 1],
    [-1, 2001, -1],
    [-2, 2001, -Infinity],
  ])('raises %p to %p', (base, exponent, expected) => {
    expect(exactPow(base, exponent)).toBe(expected);
  });

  it('agrees with the built-in power', () => {
    const base = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(base, fc.double({ min: -20, max: 20, noNaN: true }), (x, y) => {
        expect(Math.abs(exactPow(x, y) / x ** y - 1)).toBeLessThan(1e-13);
      }),
    );
  });
});
