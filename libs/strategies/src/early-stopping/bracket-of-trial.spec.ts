import { describe, expect, it } from '@jest/globals';
import { bracketOfTrial, countBrackets } from './bracket-of-trial.ts';

describe('countBrackets', () => {
  it('counts powers without the rounding of logarithms', () => {
    expect(countBrackets(1, 243, 3)).toBe(6);
    expect(countBrackets(1, 242, 3)).toBe(5);
    expect(countBrackets(1, 1, 3)).toBe(1);
    expect(countBrackets(2, 100, 4)).toBe(3);
  });
});

describe('bracketOfTrial', () => {
  it('divides trials as Hyperband does, at any time', () => {
    // Three brackets, eta 3: ceil(3 * 9 / 3), ceil(3 * 3 / 2), ceil(3 / 1).
    const shares = [9, 5, 3].map((share) => share / 17);
    const counts = [0, 0, 0];
    for (let number = 1; number <= 1000; number++) {
      counts[bracketOfTrial(number, 3, 3)]! += 1;
      counts.forEach((count, s) => {
        expect(Math.abs(count - shares[s]! * number)).toBeLessThan(3);
      });
    }
  });

  it('has one bracket for all when there is one', () => {
    expect([1, 2, 3, 100].map((number) => bracketOfTrial(number, 1, 4))).toEqual([0, 0, 0, 0]);
  });
});
