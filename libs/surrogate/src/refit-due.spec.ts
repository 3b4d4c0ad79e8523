import { describe, expect, it } from '@jest/globals';
import { coldStartDue, refitDue } from './refit-due.ts';

describe('the schedule of fits', () => {
  it('refits at every tell up to 200, then once ceil(n / 50) observations came in', () => {
    expect(refitDue(150, 149)).toBe(true);
    expect(refitDue(350, 344)).toBe(false);
    expect(refitDue(350, 343)).toBe(true);
    expect(refitDue(1000, 981)).toBe(false);
    expect(refitDue(1000, 980)).toBe(true);
    expect(refitDue(300, 400)).toBe(true);
  });

  it('starts every fifth fit from the prior too', () => {
    const coldOfTwenty = (first: number, step: (n: number) => number): number => {
      let cold = 0;
      for (let fit = 0, n = first; fit < 20; fit++) {
        const next = n + step(n);
        if (coldStartDue(next, n)) cold++;
        n = next;
      }
      return cold;
    };
    expect(coldOfTwenty(50, () => 1)).toBe(4);
    for (const first of [300, 1_000, 9_900])
      expect(coldOfTwenty(first, (n) => Math.ceil(n / 50))).toBeGreaterThanOrEqual(3);
  });
});
