import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactCos } from './exact-cos.ts';

describe('exactCos', () => {
  it('agrees with the engine', () => {
    fc.assert(
      fc.property(fc.double({ min: -1.6e6, max: 1.6e6, noNaN: true }), (x) => {
        expect(Math.abs(exactCos(x) - Math.cos(x))).toBeLessThan(3e-16);
      }),
    );
  });

  it('hits the quarter turns', () => {
    expect(exactCos(0)).toBe(1);
    expect(exactCos(Math.PI)).toBe(-1);
    // The double nearest to pi / 2 is short of it by this much.
    expect(exactCos(Math.PI / 2)).toBeCloseTo(6.123233995736766e-17, 31);
  });

  it('refuses what it cannot reduce', () => {
    expect(() => exactCos(1e7)).toThrow('exact up to');
    expect(exactCos(Infinity)).toBeNaN();
  });
});
