import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalExponent, decimalPlaces, roundToDecimals, roundToDigits } from './round-decimal.ts';

describe('rounding to decimals', () => {
  it('equals the parsed decimal text', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e18, max: 1e18, noNaN: true }),
        fc.integer({ min: 1, max: 14 }),
        (value, digits) => {
          const exact = Number(value.toPrecision(digits));
          const rounded = roundToDigits(value, digits);
          // A tie may go the other way: multiplying by the power of ten rounds once before the decision.
          const lastDigit = 10 ** (decimalExponent(value === 0 ? 1 : value) - digits + 1);
          expect(Math.abs(rounded - exact)).toBeLessThanOrEqual(lastDigit * 1.0001);
          expect(Number(rounded.toPrecision(digits))).toBe(rounded);
        },
      ),
    );
  });

  it.each([
    [0.1 + 0.2, 10, 0.3],
    [1_234_567, -3, 1_235_000],
    [-0.04, 1, 0],
    [2e-30, 31, 2e-30],
    [1.26e40, -39, 1.3e40],
    [9.9e42, -43, 1e43],
    [-9.9e42, -43, -1e43],
    [4e42, -43, 0],
  ])('rounds %p to %p decimals', (value, decimals, expected) => {
    expect(Object.is(roundToDecimals(value, decimals), expected)).toBe(true);
  });

  it('finds the decimal exponent on both sides of every power of ten', () => {
    for (let exponent = -300; exponent <= 300; exponent += 1) {
      const power = Number(`1e${exponent}`);
      expect(decimalExponent(power)).toBe(exponent);
      expect(decimalExponent(power * (1 - 2 ** -52))).toBe(exponent - 1);
    }
  });

  it.each([
    [1, 0],
    [0.25, 2],
    [1e-7, 7],
    [1.5e-7, 8],
    [1e21, 0],
    [-0.5, 1],
  ])('counts the decimal places of %p', (value, places) => {
    expect(decimalPlaces(value)).toBe(places);
  });
});
