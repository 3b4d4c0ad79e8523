import { describe, expect, it } from '@jest/globals';
import { configurationsOf } from './configurations-of.ts';

describe('configurationsOf', () => {
  it('numbers equal points alike, and others apart; what lies past the columns or the count does not matter', () => {
    const data = Float64Array.of(0.5, 1, 9, 0.2, 1, 9, 0.5, 1, 7, 0.5, 0, 9, 0.2, 1, 9);
    const numbers = configurationsOf({ data, count: 5, stride: 3 }, 2, 4);
    expect(numbers).toHaveLength(4);
    expect(numbers[0]).toBe(numbers[2]);
    expect(new Set(numbers).size).toBe(3);
  });
});
