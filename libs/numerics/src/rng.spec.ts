import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRng } from './rng.ts';
import { xoshiro128 } from './xoshiro128.ts';

const seed = fc.oneof(fc.integer(), fc.string());

describe('xoshiro128', () => {
  it("gives the numbers of the authors' program for the state 1, 2, 3, 4", () => {
    const bits = xoshiro128(1, 2, 3, 4);
    expect([bits(), bits(), bits(), bits()]).toEqual([11520, 0, 5927040, 70819200]);
  });
});

describe('createRng', () => {
  it('is pinned: these numbers must never change', () => {
    const rng = createRng('surmise');
    expect([rng.bits(), rng.bits(), rng.next(), rng.normal(), rng.int(1000)]).toEqual([
      1659270920, 282377571, 0.25643922558460663, -0.716907622955686, 342,
    ]);
    expect(createRng(42).bits()).toBe(401552824);
    expect(createRng('surmise').fork('a').bits()).toBe(210530285);
  });

  it('is a function of the seed, and a number is not its text', () => {
    fc.assert(
      fc.property(seed, (s) => {
        const draw = (): number[] => {
          const rng = createRng(s);
          return [rng.next(), rng.normal(), rng.int(7), rng.bits()];
        };
        expect(draw()).toEqual(draw());
      }),
    );
    expect(createRng(1).bits()).not.toBe(createRng('1').bits());
  });

  it('forks by label, whatever was drawn before', () => {
    const rng = createRng(5);
    const before = rng.fork('design').bits();
    rng.next();
    expect(rng.fork('design').bits()).toBe(before);
    expect(rng.fork('other').bits()).not.toBe(before);
    expect(rng.fork('a').fork('b').bits()).not.toBe(rng.fork('a/b').bits());
    expect(rng.fork(1).bits()).not.toBe(rng.fork('1').bits());
  });

  it('is uniform: 100 bins of 100,000 numbers pass a chi-square test', () => {
    const rng = createRng(2024);
    const bins = new Float64Array(100);
    for (let i = 0; i < 100_000; i++) bins[Math.floor(rng.next() * 100)]! += 1;
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 99 degrees of freedom: mean 99, standard deviation 14.
    expect(chiSquare).toBeGreaterThan(50);
    expect(chiSquare).toBeLessThan(150);
  });

  it('is normal: mean, variance and fourth moment of 100,000 numbers', () => {
    const rng = createRng('moments');
    const values = Array.from({ length: 100_000 }, () => rng.normal());
    const moment = (k: number): number => values.reduce((sum, z) => sum + z ** k, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.015);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.15);
  });

  it('draws whole numbers below any bound', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 2 ** 31 }), (s, bound) => {
        const value = createRng(s).int(bound);
        expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
      }),
    );
    const counts = [0, 0, 0];
    const rng = createRng(3);
    for (let i = 0; i < 30_000; i++) counts[rng.int(3)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
    expect(() => rng.int(0)).toThrow('whole bound');
    expect(() => rng.int(2.5)).toThrow('whole bound');
  });

  it('shuffles to a permutation, each item equally likely in each place', () => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 8000; i++) {
      const items = createRng(i).shuffle([0, 1, 2, 3]);
      expect([...items].sort()).toEqual([0, 1, 2, 3]);
      counts[items.indexOf(0)]! += 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});
