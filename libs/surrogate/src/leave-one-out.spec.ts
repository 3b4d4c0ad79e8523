import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { conditionGaussianProcess } from './gaussian-process.ts';
import { leaveOneOut } from './leave-one-out.ts';
import { randomTrainingSet } from './testing/index.ts';

const HYPERPARAMETERS = { inverseSquaredLengths: [2, 5], signalVariance: 1, noiseVariance: 0.01, mainShare: 0.3 };

describe('leave-one-out', () => {
  it.each([false, true])('equals predicting each observation from the others; noise known of each: %s', (isKnown) => {
    const kernels = createPlainKernels(1 << 16);
    const n = 12;
    const known = Float64Array.from({ length: n }, (_, i) => (isKnown ? 0.02 * i : 0));
    const set = randomTrainingSet(kernels, createRng(1), { n, numeric: 2, categorical: 0 });
    const data = isKnown ? { ...set, noise: { known, rest: 'small' as const } } : set;
    const process = conditionGaussianProcess(kernels, data, HYPERPARAMETERS, 0);
    const { kernel, constant } = process.model;
    const closed = leaveOneOut(kernels, process, data.y);
    let logDensity = 0;
    for (let left = 0; left < n; left++) {
      const others = Array.from({ length: n }, (_, i) => i).filter((i) => i !== left);
      const x = kernels.allocate((n - 1) * 2);
      const alpha = kernels.allocate(n - 1);
      others.forEach((i, row) => {
        x.set(data.x.data.subarray(i * 2, i * 2 + 2), row * 2);
        alpha[row] = data.y[i]! - constant;
      });
      const l = kernels.allocate((n - 1) * (n - 1));
      const points = { data: x, count: n - 1, stride: 2 };
      kernels.maternGram(kernel, points, HYPERPARAMETERS.noiseVariance, l, n - 1, null);
      others.forEach((i, row) => {
        l[row * n]! += known[i]!;
      });
      expect(kernels.cholesky(l, n - 1, n - 1)).toBe(-1);
      kernels.solveLower(l, n - 1, n - 1, alpha, 1, 1);
      kernels.solveLowerTransposed(l, n - 1, n - 1, alpha, 1, 1);
      const mean = kernels.allocate(1);
      const variance = kernels.allocate(1);
      const query = { data: data.x.data.subarray(left * 2), count: 1, stride: 2 };
      kernels.posterior({ kernel, x: points, l, lStride: n - 1, alpha, constant }, query, mean, variance);
      const withNoise = variance[0]! + HYPERPARAMETERS.noiseVariance + known[left]!;
      expect(closed.mean[left]).toBeCloseTo(mean[0]!, 9);
      expect(closed.variance[left]).toBeCloseTo(withNoise, 9);
      logDensity -= 0.5 * (Math.log(2 * Math.PI * withNoise) + (data.y[left]! - mean[0]!) ** 2 / withNoise);
    }
    expect(closed.logDensity).toBeCloseTo(logDensity / n, 9);
  });
});
