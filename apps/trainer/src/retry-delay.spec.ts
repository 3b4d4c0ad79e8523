import { describe, expect, it } from '@jest/globals';
import { retryDelay } from './retry-delay.ts';

describe('retryDelay', () => {
  it('doubles up to a quarter of a minute, half of it random', () => {
    expect([1, 2, 3, 4].map((tries) => retryDelay(tries, null, () => 0))).toEqual([125, 250, 500, 1000]);
    expect(retryDelay(1, null, () => 0.5)).toBe(187.5);
    expect(retryDelay(50, null, () => 1)).toBe(15_000);
  });

  it('waits at least as long as the service asks', () => {
    expect(retryDelay(1, 30, () => 0)).toBe(30_000);
    expect(retryDelay(50, 1, () => 0)).toBe(7_500);
  });
});
