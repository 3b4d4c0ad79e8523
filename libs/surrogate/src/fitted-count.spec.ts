import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { toTheta } from './fit-hyperparameters.ts';
import { fittedCount } from './fitted-count.ts';
import { createFitProblem } from './log-posterior.ts';
import { randomTrainingSet } from './testing/index.ts';

describe('fittedCount', () => {
  it('is what the fit looks for, without the noise', () => {
    const kernels = createPlainKernels(10_000);
    const data = randomTrainingSet(kernels, createRng(1), { n: 5, numeric: 3, categorical: 1 });
    const hyperparameters = {
      inverseSquaredLengths: [1, 1, 1, 1],
      signalVariance: 1,
      noiseVariance: 0.1,
      mainShare: 0.5,
    };
    expect(toTheta(hyperparameters)).toHaveLength(createFitProblem(kernels, data).dimension);
    expect(fittedCount(hyperparameters)).toBe(createFitProblem(kernels, data).dimension - 1);
  });

  it('leaves out the share of main effects that there are none of', () => {
    const joint = { inverseSquaredLengths: [1, 1], signalVariance: 1, noiseVariance: 0.1, mainShare: 0 };
    expect(fittedCount(joint)).toBe(3);
  });
});
