import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logNormalCdf, logNormalPdf, normalCdf, normalPdf } from './normal-distribution.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Expected values in this file come from arbitrary-precision arithmetic (40 to 80 digits). */
describe('logNormalCdf', () => {
  it.each([
    [-1e8, -5000000000000019.3396],
    [-1e4, -50000010.129278915181],
    [-40, -804.60844201375378817],
    [-10, -53.231285150512470578],
    [-3, -6.6077262215103495433],
    [-0.5, -1.1759117615936186089],
    [0.3, -0.48141016158848120517],
    [2, -0.023012909328963488465],
    [6, -9.8658764552437573169e-10],
    [9, -1.1285884059538406478e-19],
  ])('at %p', (z, expected) => {
    expect(Math.abs(logNormalCdf(z) / expected - 1)).toBeLessThan(1e-15);
  });

  it('is the logarithm of normalCdf where that exists, and never decreases', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 8, noNaN: true }), (z) => {
        expect(logNormalCdf(z)).toBeCloseTo(Math.log(normalCdf(z)), 12);
        expect(logNormalCdf(z + 1e-3)).toBeGreaterThan(logNormalCdf(z));
      }),
    );
  });

  it('has the ends', () => {
    expect(logNormalCdf(Infinity)).toBe(-0);
    expect(logNormalCdf(-Infinity)).toBe(-Infinity);
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(logNormalCdf(NaN)).toBeNaN();
  });
});

describe('normalCdf and normalPdf', () => {
  it('have the values of the tables', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 15);
    expect(normalCdf(-1)).toBeCloseTo(0.15865525393145705, 16);
    expect(normalCdf(-30) / 4.906713927148187e-198 - 1).toBeCloseTo(0, 14);
    expect(normalPdf(0)).toBeCloseTo(0.3989422804014327, 15);
    expect(normalPdf(2)).toBeCloseTo(0.05399096651318806, 15);
    expect(logNormalPdf(2)).toBeCloseTo(Math.log(0.05399096651318806), 14);
  });

  it('are symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 8, noNaN: true }), (z) => {
        expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 15);
        expect(normalPdf(z)).toBe(normalPdf(-z));
      }),
    );
  });
});

describe('normalQuantile', () => {
  it.each([
    [1e-300, -37.047096299361199237],
    [1e-20, -9.2623400897984075796],
    [0.001, -3.0902323061678135354],
    [0.02425, -1.9729610513118848376],
    [0.3, -0.52440051270804081597],
    [0.75, 0.6744897501960817432],
    [0.999, 3.0902323061678132778],
    [0.9999999, 5.1993375822906610937],
  ])('at %p', (p, expected) => {
    expect(Math.abs(normalQuantile(p) / expected - 1)).toBeLessThan(1e-15);
  });

  it('inverts normalCdf', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => {
        expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 8);
      }),
    );
  });

  it('has the ends', () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(1.1)).toBeNaN();
  });
});
