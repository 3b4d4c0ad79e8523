import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { continuousCodec } from './continuous-codec.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });

describe('continuousCodec', () => {
  it('spreads a linear float evenly', () => {
    const codec = continuousCodec({ name: 'x', type: 'float', min: -1, max: 3 });
    expect([0, 0.25, 0.5, 1].map((u) => codec.decode(u))).toEqual([-1, 0, 1, 3]);
    expect(codec.encode(2)).toBe(0.75);
  });

  it('spreads a log float evenly in its exponent', () => {
    const codec = continuousCodec({ name: 'x', type: 'float', min: 1e-4, max: 1, scale: 'log' });
    expect([0, 0.25, 0.5, 0.75, 1].map((u) => codec.decode(u))).toEqual([1e-4, 1e-3, 1e-2, 1e-1, 1]);
    expect(codec.encode(0.01)).toBeCloseTo(0.5, 14);
  });

  it('spreads a logit float evenly in its log-odds', () => {
    const codec = continuousCodec({ name: 'x', type: 'float', min: 0.01, max: 0.99, scale: 'logit' });
    expect(codec.decode(0.5)).toBe(0.5);
    // log-odds of 0.9 are ln 9, those of 0.99 are ln 99: (ln 9 + ln 99) / (2 ln 99)
    expect(codec.encode(0.9)).toBeCloseTo((Math.log(9) + Math.log(99)) / (2 * Math.log(99)), 14);
  });

  it('never gives -0, which has no JSON form', () => {
    expect(continuousCodec({ name: 'x', type: 'float', min: -0, max: 1 }).decode(0)).toBe(0);
    expect(continuousCodec({ name: 'x', type: 'float', min: -1, max: -0 }).decode(1)).toBe(0);
    expect(continuousCodec({ name: 'x', type: 'float', min: -1, max: 1 }).decode(0.5 - 2 ** -54)).toBe(0);
  });

  it('reaches bounds that have more digits than are kept, exactly', () => {
    const codec = continuousCodec({ name: 'x', type: 'float', min: 0.1 + 0.2, max: 2 / 3 });
    expect(codec.decode(1)).toBe(2 / 3);
    expect(codec.decode(0)).toBe(0.1 + 0.2);
    expect(codec.decode(codec.encode(2 / 3 - 1e-16))).toBe(2 / 3);
  });

  it('never leaves the bounds, whatever their size', () => {
    const bounds = fc
      .tuple(fc.double({ min: -1e300, max: 1e300, noNaN: true }), fc.double({ min: -1e300, max: 1e300, noNaN: true }))
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
    fc.assert(
      fc.property(bounds, unit, ({ min, max }, u) => {
        const value = continuousCodec({ name: 'x', type: 'float', min, max }).decode(u);
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }),
    );
  });

  it('survives the round trip on every scale with any bounds', () => {
    const scales = fc.oneof(
      fc.record({
        scale: fc.constant('log' as const),
        low: fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        high: fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
      }),
      fc.record({
        scale: fc.constant('logit' as const),
        low: fc.double({ min: 1e-12, max: 0.999999, noNaN: true }),
        high: fc.double({ min: 1e-12, max: 0.999999, noNaN: true }),
      }),
      fc.record({
        scale: fc.constant('linear' as const),
        low: fc.double({ min: -1e300, max: 1e300, noNaN: true }),
        high: fc.double({ min: -1e300, max: 1e300, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(
        scales.filter(({ low, high }) => low !== high),
        unit,
        ({ scale, low, high }, u) => {
          const codec = continuousCodec({
            name: 'x',
            type: 'float',
            min: Math.min(low, high),
            max: Math.max(low, high),
            scale,
          });
          const value = codec.decode(u);
          expect(codec.decode(codec.encode(value))).toBe(value);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('takes for a bound what encoding cannot tell from it, over five hundred decades', () => {
    const codec = continuousCodec({ name: 'x', type: 'float', min: 1e-300, max: 9.404845315161882e230, scale: 'log' });
    const value = codec.decode(0.9999999999999994);
    expect(codec.decode(codec.encode(value))).toBe(value);
  });

  it('keeps short decimals as they are written', () => {
    const codec = continuousCodec({ name: 'x', type: 'float', min: 1e-5, max: 1, scale: 'log' });
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999_999 }), (n) => {
        const value = n / 1_000_000;
        expect(codec.decode(codec.encode(value))).toBe(value);
      }),
    );
  });
});
