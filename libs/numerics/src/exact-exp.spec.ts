import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactExp, exactExpm1 } from './exact-exp.ts';

describe('exactExp', () => {
  // From arbitrary-precision arithmetic.
  it.each([
    [1, 2.7182818284590452354],
    [-0.5, 0.6065306597126334236],
    [20.25, 622964442.19844548365],
    [-700, 9.8596765437597708567e-305],
    [700, 1.0142320547350045095e304],
  ])('exp(%p) is within 1 ulp', (x, expected) => {
    expect(Math.abs(exactExp(x) / expected - 1)).toBeLessThan(2.3e-16);
  });

  it('agrees with the engine to 2 ulp everywhere', () => {
    fc.assert(
      fc.property(fc.double({ min: -706, max: 709, noNaN: true }), (x) => {
        expect(Math.abs(exactExp(x) / Math.exp(x) - 1)).toBeLessThan(4.5e-16);
      }),
    );
  });

  it('has exact special values', () => {
    expect(exactExp(0)).toBe(1);
    expect(exactExp(-Infinity)).toBe(0);
    expect(exactExp(-708)).toBe(0);
    expect(exactExp(Infinity)).toBe(Infinity);
    expect(exactExp(709.79)).toBe(Infinity);
    expect(exactExp(NaN)).toBeNaN();
    expect(exactExp(709.78)).toBeLessThan(Infinity);
  });
});

describe('exactExpm1', () => {
  it('keeps its digits near 0 and far from it', () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        expect(Math.abs(exactExpm1(x) - Math.expm1(x))).toBeLessThanOrEqual(2e-15 * Math.abs(Math.expm1(x)));
      }),
    );
    expect(exactExpm1(1e-12)).toBeCloseTo(1.0000000000005e-12, 26);
    expect(exactExpm1(-800)).toBe(-1);
    expect(exactExpm1(709)).toBe(exactExp(709));
    expect(exactExpm1(800)).toBe(Infinity);
  });
});
