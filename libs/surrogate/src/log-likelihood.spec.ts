import { createPlainKernels } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { conditionGaussianProcess } from './gaussian-process.ts';
import { logLikelihood } from './log-likelihood.ts';

describe('logLikelihood', () => {
  it('is that of two points by hand, believed points left out', () => {
    const kernels = createPlainKernels(4096);
    const data = kernels.allocate(3);
    data.set([0, 1]);
    const y = kernels.allocate(2);
    y.set([1, -1]);
    const set = { x: { data, count: 2, stride: 1 }, columns: 1, numeric: 1, groups: [0], groupCount: 1, y };
    const hyperparameters = { inverseSquaredLengths: [5], signalVariance: 1.5, noiseVariance: 0.25, mainShare: 0 };
    const process = conditionGaussianProcess(kernels, set, hyperparameters, 1);
    // k(1) = 1.5 (1 + 5 + 25 / 3) exp(-5); the mean of two opposite values is 0, and (1, -1) an eigenvector of K.
    const cross = 1.5 * (1 + 5 + 25 / 3) * Math.exp(-5);
    const expected = -1 / (1.75 - cross) - 0.5 * Math.log(1.75 ** 2 - cross ** 2) - Math.log(2 * Math.PI);
    expect(logLikelihood(process, y)).toBeCloseTo(expected, 10);
    process.believe([0.5]);
    expect(logLikelihood(process, y)).toBeCloseTo(expected, 10);
  });
});
