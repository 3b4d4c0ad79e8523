import { describe, expect, it } from '@jest/globals';
import { createPlainKernels } from '#numerics';
import { conditionGaussianProcess } from './gaussian-process.ts';
import { posteriorCovariance } from './posterior-covariance.ts';

describe('posteriorCovariance', () => {
  const kernels = createPlainKernels(1 << 14);
  const x = kernels.allocate(8);
  x.set([0.1, 0.5, 0.9]);
  const y = kernels.allocate(3);
  y.set([1, -1, 0.5]);
  const data = { x: { data: x, count: 3, stride: 1 }, columns: 1, numeric: 1, groups: [0], groupCount: 1, y };
  const hyperparameters = { inverseSquaredLengths: [9], signalVariance: 2, noiseVariance: 0.1, mainShare: 0.3 };
  const { model } = conditionGaussianProcess(kernels, data, hyperparameters, 4);
  const rows = kernels.allocate(4);
  rows.set([0.2, 0.3, 0.8]);
  const points = { data: rows, count: 3, stride: 1 };
  const covariance = posteriorCovariance(
    kernels,
    model,
    [0.2, 0.3, 0.8].map((row) => Float64Array.of(row)),
  );

  it('has the variances of the posterior on its diagonal, and is symmetric', () => {
    const [mean, variance] = [kernels.allocate(4), kernels.allocate(4)];
    kernels.posterior(model, points, mean, variance);
    for (let i = 0; i < 3; i++) {
      expect(covariance[4 * i]).toBeCloseTo(variance[i]!, 12);
      for (let j = 0; j < 3; j++) expect(covariance[3 * i + j]).toBeCloseTo(covariance[3 * j + i]!, 12);
    }
  });

  it('is what a measurement takes away: a further point moves the others by it', () => {
    // Measuring point 0 with noise s narrows point j by C_0j^2 / (C_00 + s).
    const again = conditionGaussianProcess(kernels, data, hyperparameters, 4);
    again.believe([0.2]);
    const [mean, variance] = [kernels.allocate(4), kernels.allocate(4)];
    kernels.posterior(again.model, points, mean, variance);
    for (let j = 0; j < 3; j++)
      expect(variance[j]).toBeCloseTo(covariance[4 * j]! - covariance[j]! ** 2 / (covariance[0]! + 0.1), 12);
  });
});
