import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { noiseLogLikelihood } from './noise-log-likelihood.ts';

const normal = (y: readonly number[], mean: number, variance: number): number =>
  y.reduce((sum, value) => sum - 0.5 * (Math.log(2 * Math.PI * variance) + (value - mean) ** 2 / variance), 0);

describe('noiseLogLikelihood', () => {
  it('of one measurement each is that of a constant and noise', () => {
    expect(noiseLogLikelihood(Float64Array.of(1, -1, 1, -1), [0, 1, 2, 3])).toBeCloseTo(
      normal([1, -1, 1, -1], 0, 1),
      12,
    );
  });

  it('of pairs is that of their sums and differences, by hand', () => {
    // Of k pairs the half sums s_i and half differences d_i are independent: Var d = s2 / 2 and Var s = s2 / 2 + r s2, each at its own largest likelihood.
    const pairs = [
      [3.1, 2.9],
      [-1, -1.2],
      [0.4, 0.1],
      [-2.2, -2],
    ] as const;
    const sums = pairs.map(([a, b]) => (a + b) / 2);
    const differences = pairs.map(([a, b]) => (a - b) / 2);
    const mean = sums.reduce((total, value) => total + value, 0) / 4;
    const ofSums = sums.reduce((total, value) => total + (value - mean) ** 2, 0) / 4;
    const ofDifferences = differences.reduce((total, value) => total + value ** 2, 0) / 4;
    // The change of variables has a determinant of 1/2 for each pair.
    const expected = normal(sums, mean, ofSums) + normal(differences, 0, ofDifferences) + 4 * Math.log(0.5);
    const found = noiseLogLikelihood(Float64Array.from(pairs.flat()), [0, 0, 1, 1, 2, 2, 3, 3]);
    expect(found).toBeCloseTo(expected, 6);
  });

  it('is no less than without sharing, whatever the measurements', () => {
    const rng = createRng('shared');
    for (let round = 0; round < 50; round++) {
      const n = 2 + rng.int(30);
      const y = Float64Array.from({ length: n }, () => rng.normal());
      const some = Int32Array.from({ length: n }, () => rng.int(1 + rng.int(n)));
      const each = Int32Array.from({ length: n }, (_, i) => i);
      expect(noiseLogLikelihood(y, some)).toBeGreaterThanOrEqual(noiseLogLikelihood(y, each) - 1e-12);
    }
  });

  it('is a number where every configuration gave the same each time', () => {
    expect(Number.isFinite(noiseLogLikelihood(Float64Array.of(1, 1, 2, 2, 5, 5), [0, 0, 1, 1, 2, 2]))).toBe(true);
  });
});
