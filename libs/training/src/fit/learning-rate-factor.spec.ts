import { describe, expect, it } from '@jest/globals';
import { learningRateFactor } from './learning-rate-factor.ts';

describe('learningRateFactor', () => {
  it('rises in a line, then falls along half a cosine to almost 0', () => {
    const factors = Array.from({ length: 200 }, (_, step) => learningRateFactor(step, 200));
    expect(factors[0]).toBeCloseTo(0.1, 12);
    expect(factors[9]).toBe(1);
    expect(factors[10]).toBe(1);
    expect(factors[105]).toBeCloseTo(0.5, 12);
    expect(factors[199]).toBeLessThan(1e-3);
    for (let step = 11; step < 200; step++) expect(factors[step]).toBeLessThan(factors[step - 1]!);
  });

  it.each([1, 2, 3])('is positive and finite for %d steps', (steps) => {
    for (let step = 0; step < steps; step++) {
      expect(learningRateFactor(step, steps)).toBeGreaterThan(0);
      expect(learningRateFactor(step, steps)).toBeLessThanOrEqual(1);
    }
  });
});
