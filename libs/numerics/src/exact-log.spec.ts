import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactLog, exactLog1p } from './exact-log.ts';

describe('exactLog', () => {
  it.each([
    [2, 0.69314718055994530942],
    [10, 2.302585092994045684],
    [1e-300, -690.77552789821370518],
    [0.7, -0.35667494393873244235],
    [1.0000001, 9.9999995058387045178e-8],
    [Number.MIN_VALUE, -744.4400719213812],
  ])('log(%p)', (x, expected) => {
    expect(Math.abs(exactLog(x) / expected - 1)).toBeLessThan(2.3e-16);
  });

  it('has exact special values', () => {
    expect(exactLog(1)).toBe(0);
    expect(exactLog(0)).toBe(-Infinity);
    expect(exactLog(Infinity)).toBe(Infinity);
    expect(exactLog(-1)).toBeNaN();
    expect(exactLog(NaN)).toBeNaN();
  });

  it('agrees with the engine over the whole range', () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Math.abs(exactLog(x) - Math.log(x))).toBeLessThanOrEqual(2.3e-16 * Math.max(1, Math.abs(Math.log(x))));
      }),
    );
  });
});

describe('exactLog1p', () => {
  it('keeps its digits near 0', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.999, noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Math.abs(exactLog1p(x) - Math.log1p(x))).toBeLessThanOrEqual(1e-15 * Math.abs(Math.log1p(x)));
      }),
    );
    expect(exactLog1p(1e-20)).toBe(1e-20);
    expect(exactLog1p(-1)).toBe(-Infinity);
    expect(exactLog1p(Number.MAX_VALUE)).toBeCloseTo(709.782712893384, 12);
    expect(exactLog1p(Infinity)).toBe(Infinity);
  });
});
