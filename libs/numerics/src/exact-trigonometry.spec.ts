import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactCos, exactSin } from './exact-trigonometry.ts';

describe('exactSin and exactCos', () => {
  it('agree with the engine', () => {
    fc.assert(
      fc.property(fc.double({ min: -1.6e6, max: 1.6e6, noNaN: true }), (x) => {
        expect(Math.abs(exactSin(x) - Math.sin(x))).toBeLessThan(3e-16);
        expect(Math.abs(exactCos(x) - Math.cos(x))).toBeLessThan(3e-16);
      }),
    );
  });

  it('hit the quarter turns', () => {
    expect(exactSin(0)).toBe(0);
    expect(exactCos(0)).toBe(1);
    expect(exactSin(Math.PI / 2)).toBe(1);
    // The double nearest to pi is short of it by this much.
    expect(exactSin(Math.PI)).toBeCloseTo(1.2246467991473532e-16, 31);
  });

  it('refuse what they cannot reduce', () => {
    expect(() => exactSin(1e7)).toThrow('exact up to');
    expect(exactCos(Infinity)).toBeNaN();
  });
});
