import { describe, expect, it } from '@jest/globals';
import { compareDensities } from './compare-surrogates.ts';

const of = (mean: number[], variance: number[]) => ({
  mean: Float64Array.from(mean),
  variance: Float64Array.from(variance),
});

describe('compareDensities', () => {
  it('takes the mean log densities and the lead in standard errors, by hand', () => {
    // log N(y; m, v) = -(log 2 pi v + (y - m)^2 / v) / 2. Errors 0, 1, 2 of the process, 0, 0, 1 of the forest, variance 1 each.
    const y = Float64Array.of(0, 1, 2);
    const found = compareDensities(y, of([0, 0, 0], [1, 1, 1]), of([0, 1, 1], [1, 1, 1]));
    const constant = -0.5 * Math.log(2 * Math.PI);
    expect(found.process).toBeCloseTo(constant - (0 + 0.5 + 2) / 3, 12);
    expect(found.forest).toBeCloseTo(constant - 0.5 / 3, 12);
    // Differences 0, 1/2, 3/2: mean 2/3, variance (4/9 + 1/36 + 25/36) / 3 = 7/18.
    expect(found.lead).toBeCloseTo(((2 / 3) * Math.sqrt(3)) / Math.sqrt(7 / 18), 12);
    expect(found.observations).toBe(3);
  });

  it('leaves out what every tree drew, and sees no lead in models that agree', () => {
    const y = Float64Array.of(0, 5);
    const found = compareDensities(y, of([0, 0], [1, 1]), of([0, NaN], [1, NaN]));
    expect(found).toMatchObject({ observations: 1, lead: 0 });
    expect(found.process).toBe(found.forest);
  });
});
