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

  it('leaves out a configuration whole', () => {
    const kernels = createPlainKernels(1 << 16);
    const set = randomTrainingSet(kernels, createRng(4), { n: 9, numeric: 2, categorical: 0 });
    // Three looks at the first point, two at the second.
    const configurations = [0, 0, 0, 1, 1, 5, 6, 7, 8];
    configurations.forEach((first, i) => {
      if (first !== i && i < 5) set.x.data.copyWithin(i * 2, (i < 3 ? 0 : 3) * 2, (i < 3 ? 0 : 3) * 2 + 2);
    });
    const process = conditionGaussianProcess(kernels, set, HYPERPARAMETERS, 0);
    const whole = leaveOneOut(kernels, process, set.y, configurations);
    const alone = leaveOneOut(kernels, process, set.y);
    // Without its twins a look is predicted as the others are; what is measured once is predicted as ever.
    expect(new Set([0, 1, 2].map((i) => whole.mean[i]!.toFixed(9))).size).toBe(1);
    expect(new Set([3, 4].map((i) => whole.mean[i]!.toFixed(9))).size).toBe(1);
    for (const i of [5, 6, 7, 8])
      expect([whole.mean[i], whole.variance[i]]).toEqual([alone.mean[i], alone.variance[i]]);
    for (const i of [0, 1, 2, 3, 4]) expect(whole.variance[i]).toBeGreaterThan(alone.variance[i]!);
  });
});
