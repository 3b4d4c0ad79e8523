import { describe, expect, it } from '@jest/globals';
import { defaultPopulation, learningRates } from './learning-rates.ts';

describe('learningRates', () => {
  it('is the table of the tutorial for n = 10, lambda = 10', () => {
    const rates = learningRates(10, 10);
    // ln 5.5 - ln i, over their sum 3.7362.
    [0.45627, 0.27075, 0.16223, 0.08523, 0.02551].forEach((weight, i) => {
      expect(rates.weights[i]).toBeCloseTo(weight, 4);
    });
    expect(rates.effective).toBeCloseTo(3.1673, 3);
    expect(rates.sigmaPath).toBeCloseTo(5.1673 / 18.1673, 4);
    expect(rates.damping).toBeCloseTo(1 + 5.1673 / 18.1673, 4);
    expect(rates.covariancePath).toBeCloseTo(4.31673 / 14.63346, 4);
    expect(rates.rankOne).toBeCloseTo(2 / (127.69 + 3.1673), 5);
    expect(rates.rankMu).toBeCloseTo((2 * (0.25 + 3.1673 + 0.31573 - 2)) / (144 + 3.1673), 4);
    expect(rates.expectedLength).toBeCloseTo(3.0847, 3);
  });

  it('learns a diagonal (n + 2) / 3 times as fast, for n = 51, lambda = 4', () => {
    const rates = learningRates(51, 4);
    expect(rates.rankOne).toBeCloseTo(((53 / 3) * 2) / (52.3 * 52.3 + 1.45979), 8);
    expect(rates.rankMu).toBeCloseTo(((53 / 3) * 2 * (0.25 + 1.45979 + 0.68503 - 2)) / (53 * 53 + 1.45979), 8);
  });

  it.each([
    [1, 4],
    [2, 6],
    [10, 10],
    [100, 17],
  ])('for %i dimensions proposes a population of %i', (dimension, population) => {
    expect(defaultPopulation(dimension)).toBe(population);
  });
});
