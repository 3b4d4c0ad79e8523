import { normalCdf } from '#numerics';
import { compileSpace } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { deviation, startDistribution } from './distribution.ts';
import { keepMargin } from './keep-margin.ts';

const space = compileSpace({
  parameters: [
    { name: 'k', type: 'int', min: 0, max: 9 },
    { name: 'x', type: 'float', min: 0, max: 1 },
  ],
});
const distribution = (mean: number, stepSize: number) => ({
  ...startDistribution(space, Float64Array.of(mean, 0.5), 10, 0),
  stepSize,
});
// alpha = 1 / (n lambda)
const ALPHA = 1 / 20;

describe('keepMargin', () => {
  it('leaves a distribution alone that reaches the next levels', () => {
    const wide = distribution(0.45, 0.3);
    expect(keepMargin(space, wide)).toEqual(wide);
  });

  it.each([0.45, 0.41, 0.499])('keeps alpha / 2 on both sides of a cell that the mean %d would never leave', (mean) => {
    const kept = keepMargin(space, distribution(mean, 1e-6));
    const spread = deviation(kept, 0);
    expect(normalCdf((0.4 - kept.mean[0]!) / spread)).toBeGreaterThanOrEqual(ALPHA / 2 - 1e-12);
    expect(normalCdf((kept.mean[0]! - 0.5) / spread)).toBeGreaterThanOrEqual(ALPHA / 2 - 1e-12);
    expect([kept.mean[1], kept.widening[1]]).toEqual([0.5, 1]);
  });

  it.each([
    [0.02, 0.1],
    [0.99, 0.9],
  ])('keeps alpha beyond the inner edge of an outer cell, mean %d', (mean, edge) => {
    const kept = keepMargin(space, distribution(mean, 1e-3));
    expect(normalCdf(-Math.abs(edge - kept.mean[0]!) / deviation(kept, 0))).toBeCloseTo(ALPHA, 10);
  });
});
