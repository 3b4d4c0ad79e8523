import { createPlainKernels, createRng } from '#numerics';
import { conditionGaussianProcess } from '#surrogate';
import { finiteDifferences, randomTrainingSet } from '#surrogate/testing';
import { describe, expect, it } from '@jest/globals';
import { createLogExpectedImprovement } from './log-expected-improvement.ts';
import { createLogFeasibility } from './log-feasibility.ts';
import { sumAcquisitions } from './sum-acquisitions.ts';

function fixture() {
  const kernels = createPlainKernels(1 << 20);
  const model = (seed: number) => {
    const data = randomTrainingSet(kernels, createRng(seed), { n: 14, numeric: 3, categorical: 1 });
    const hyperparameters = {
      inverseSquaredLengths: [4, 2, 1, 0.7],
      signalVariance: 1,
      noiseVariance: 1e-3,
      mainShare: 0,
    };
    return conditionGaussianProcess(kernels, data, hyperparameters, 0).model;
  };
  return { kernels, models: [model(1), model(2)] as const };
}

describe('log feasibility', () => {
  it('is the sum of log Phi, known far from the data', () => {
    const { kernels, models } = fixture();
    const [first, second] = models;
    const limits = [
      { model: first, least: first.constant },
      { model: second, least: second.constant + 1 },
    ];
    const data = kernels.allocate(4);
    data.set([1e4, 1e4, 1e4, 2]);
    const out = kernels.allocate(1);
    createLogFeasibility(kernels, limits, 8).score({ data, count: 1, stride: 4 }, out);
    // Phi(0) = 1/2, Phi(-1) = .1586552539
    expect(out[0]).toBeCloseTo(Math.log(0.5 * 0.15865525393145707), 9);
  });

  it('has the gradients of its value, also added to an improvement and far from feasible', () => {
    const { kernels, models } = fixture();
    const rng = createRng(9);
    for (const least of [-1, 1, 40]) {
      const feasibility = createLogFeasibility(
        kernels,
        [
          { model: models[0], least },
          { model: models[1], least: 0 },
        ],
        8,
      );
      const improvement = createLogExpectedImprovement(kernels, models[0], 0, 8);
      const sum = sumAcquisitions(kernels, improvement, feasibility, 3, 8);
      expect(sum.name).toBe('logEI + logPF');
      const data = kernels.allocate(8 * 4);
      for (let i = 0; i < 8; i++) for (let c = 0; c < 4; c++) data[i * 4 + c] = c < 3 ? rng.next() : rng.int(3);
      const values = kernels.allocate(8);
      const gradients = kernels.allocate(8 * 3);
      sum.scoreWithGradients({ data, count: 8, stride: 4 }, values, gradients);
      const row = kernels.allocate(4);
      const one = kernels.allocate(1);
      for (let i = 0; i < 8; i++) {
        row.set(data.subarray(i * 4, i * 4 + 4));
        const at = (x: Float64Array): number => {
          row.set(x);
          sum.score({ data: row, count: 1, stride: 4 }, one);
          return one[0]!;
        };
        expect(at(data.slice(i * 4, i * 4 + 3))).toBeCloseTo(values[i]!, 8);
        finiteDifferences(at, data.slice(i * 4, i * 4 + 3)).forEach((expected, c) => {
          expect(Math.abs(gradients[i * 3 + c]! - expected)).toBeLessThan(1e-4 * (1 + Math.abs(expected)));
        });
      }
    }
  });
});
