import { describe, expect, it } from '@jest/globals';
import { addPooledPrior, pooledMode } from './pooled-prior.ts';

const value = (theta: readonly number[]): number =>
  addPooledPrior(Float64Array.from(theta), new Float64Array(theta.length), theta.length);

describe('addPooledPrior', () => {
  it('equals the formula by hand', () => {
    // d = 3, mode 6 / 3 = 2; t = ln 2, ln 4, ln 8, so that m = ln 4 and s = 4 / 2:  -(1/2 + 2) - (1 + 1) - (2 + 1/2) - (2 + 1/2)
    expect(value([Math.log(2), Math.log(4), Math.log(8)])).toBeCloseTo(-9.5, 12);
  });

  it('is largest where all lengths are equal and the typical pair of points is one length apart', () => {
    const mode = Math.log(pooledMode(20));
    const best = value(new Array<number>(20).fill(mode));
    expect(value(new Array<number>(20).fill(mode + 0.5))).toBeLessThan(best);
    expect(value([mode + 0.5, mode - 0.5, ...new Array<number>(18).fill(mode)])).toBeLessThan(best);
  });

  it('lets all lengths move together at the price of one', () => {
    const together = (by: number, d: number): number =>
      value(new Array<number>(d).fill(Math.log(pooledMode(d)) + by)) -
      value(new Array<number>(d).fill(Math.log(pooledMode(d))));
    expect(together(1, 100)).toBeCloseTo(together(1, 20), 9);
  });
});
