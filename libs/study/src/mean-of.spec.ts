import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meanOf } from './mean-of.ts';

describe('meanOf', () => {
  it('is the mean, also of what has no sum', () => {
    expect(meanOf([1, 2, 6])).toBe(3);
    expect(meanOf([1.7e308, 1.7e308, 1.7e308])).toBe(1.7e308);
    expect(meanOf([-1.7e308, 1.7e308])).toBe(0);
  });

  it('of equal numbers is that number, and of others lies between them', () => {
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 1, max: 50 }), (value, count) => {
        expect(meanOf(new Array<number>(count).fill(value)) === value).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.array(anyNumber, { minLength: 1 }), (values) => {
        const mean = meanOf(values);
        expect(mean >= Math.min(...values) && mean <= Math.max(...values)).toBe(true);
      }),
    );
  });
});
