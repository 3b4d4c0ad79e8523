import { describe, expect, it } from '@jest/globals';
import { splitNugget } from './split-nugget.ts';

describe('splitNugget', () => {
  it('takes half for detail as long as nothing was measured twice', () => {
    const { detail, noise } = splitNugget(0.3, [[1], [2]]);
    expect(detail).toBeCloseTo(0.15, 12);
    expect(noise).toBeCloseTo(0.15, 12);
  });

  it('finds no noise where repeats agree, and no detail where they differ by all of it', () => {
    const equal = Array.from({ length: 40 }, (_, i) => [i, i]);
    expect(splitNugget(0.3, equal).noise).toBeLessThan(0.015);
    const loud = Array.from({ length: 40 }, (_, i) => [i, i + 1]);
    expect(splitNugget(0.3, loud)).toEqual({ detail: 0, noise: 0.3 });
  });

  it('weighs four prior repeats against the measured ones', () => {
    // Squares 2 and 8 round the means 2 and 5, two degrees of freedom: (4 * 10 / 2 + 10) / 6.
    expect(splitNugget(10, [[1, 3], [3, 7], [9]]).noise).toBeCloseTo(5, 12);
  });
});
