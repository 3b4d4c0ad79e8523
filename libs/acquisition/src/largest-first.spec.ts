import { describe, expect, it } from '@jest/globals';
import { largestFirst } from './largest-first.ts';

const KEYS = Float64Array.of(2, NaN, 5, -Infinity, 5, 1, 9);

describe('the largest first', () => {
  it('of equal ones the earlier, none that is no number, none past the count', () => {
    expect(largestFirst(KEYS, 6, 3, -Infinity, null)).toEqual([2, 4, 0]);
    expect(largestFirst(KEYS, 6, 1, -Infinity, null)).toEqual([2]);
    expect(largestFirst(KEYS, 6, 9, -Infinity, null)).toEqual([2, 4, 0, 5, 3]);
  });

  it('above the floor and not skipped only', () => {
    expect(largestFirst(KEYS, 7, 9, 2, null)).toEqual([6, 2, 4]);
    const skipped = Uint8Array.of(0, 0, 1, 0, 0, 0, 1);
    expect(largestFirst(KEYS, 7, 9, 2, skipped)).toEqual([4]);
    expect(largestFirst(KEYS, 7, 1, 2, skipped)).toEqual([4]);
    expect(largestFirst(KEYS, 7, 1, 9, null)).toEqual([]);
  });

  it('finds what is worth nothing where there is nothing else', () => {
    expect(largestFirst(Float64Array.of(NaN, -Infinity), 2, 1, -Infinity, null)).toEqual([1]);
    expect(largestFirst(Float64Array.of(NaN, -Infinity), 2, 1, -1, null)).toEqual([]);
  });
});
