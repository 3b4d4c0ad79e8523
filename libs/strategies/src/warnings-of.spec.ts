import { createPlainKernels, createRng } from '#numerics';
import { conditionGaussianProcess } from '#surrogate';
import { randomTrainingSet } from '#surrogate/testing';
import { describe, expect, it } from '@jest/globals';
import { warningsOf } from './warnings-of.ts';

describe('warningsOf', () => {
  // Four lengths, the signal variance and the share of the main effects: chi-squared of three degrees of freedom has its 95 % point at 7.8.
  it('asks for more than six fitted hyper-parameters explain of noise', () => {
    const kernels = createPlainKernels(20_000);
    const rng = createRng('noise');
    const data = randomTrainingSet(kernels, rng, { n: 30, numeric: 4, categorical: 0 });
    for (let i = 0; i < 30; i++) data.y[i] = rng.normal();
    const hyperparameters = {
      inverseSquaredLengths: [1, 1, 1, 1],
      signalVariance: 0.5,
      noiseVariance: 0.5,
      mainShare: 0.5,
    };
    const process = conditionGaussianProcess(kernels, data, hyperparameters, 0);
    const [warning] = warningsOf(process, data.y);
    expect(warning?.code).toBe('no_better_than_chance');
    expect(warning?.message).toContain('by chance up to 7.8');
  });
});
