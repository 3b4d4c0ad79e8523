import { describe, expect, it } from '@jest/globals';
import { rowStride } from './row-stride.ts';

describe('rowStride', () => {
  it('is even, long enough and off the powers of two', () => {
    expect([1, 2, 63, 64, 65, 512, 1000].map(rowStride)).toEqual([2, 2, 72, 72, 66, 520, 1000]);
  });
});
