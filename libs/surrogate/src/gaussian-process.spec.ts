import { createPlainKernels, createRng, type Kernels } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { conditionGaussianProcess, type GaussianProcess } from './gaussian-process.ts';
import { randomTrainingSet } from './testing/index.ts';
import type { TrainingSet } from './training-set.ts';

const HYPERPARAMETERS = {
  inverseSquaredLengths: [3, 1, 0.5],
  signalVariance: 1.2,
  noiseVariance: 1e-4,
  mainShare: 0,
};

function predict(kernels: Kernels, process: GaussianProcess, row: readonly number[]) {
  const data = kernels.allocate(row.length);
  data.set(row);
  const mean = kernels.allocate(1);
  const variance = kernels.allocate(1);
  kernels.posterior(process.model, { data, count: 1, stride: row.length }, mean, variance);
  return { mean: mean[0]!, variance: variance[0]! };
}

function sample(kernels: Kernels, room = 2): TrainingSet {
  return randomTrainingSet(kernels, createRng('sample'), { n: 15, numeric: 2, categorical: 1, room });
}

describe('Gaussian process', () => {
  it('passes through nearly noise-free observations', () => {
    const kernels = createPlainKernels(1 << 16);
    const data = sample(kernels);
    const process = conditionGaussianProcess(kernels, data, { ...HYPERPARAMETERS, noiseVariance: 1e-6 }, 2);
    for (let i = 0; i < data.x.count; i++) {
      const { mean, variance } = predict(kernels, process, [...data.x.data.subarray(i * 3, i * 3 + 3)]);
      expect(mean).toBeCloseTo(data.y[i]!, 3);
      expect(variance).toBeLessThan(1e-5);
    }
  });

  it('answers with its mean and the signal variance far from the data', () => {
    const kernels = createPlainKernels(1 << 16);
    const process = conditionGaussianProcess(kernels, sample(kernels), HYPERPARAMETERS, 2);
    const { mean, variance } = predict(kernels, process, [1e3, 1e3, 2]);
    expect(mean).toBeCloseTo(process.model.constant, 12);
    expect(variance).toBeCloseTo(HYPERPARAMETERS.signalVariance, 12);
  });

  it('believing equals conditioning on the posterior mean as an observation', () => {
    const kernels = createPlainKernels(1 << 16);
    const data = sample(kernels);
    const process = conditionGaussianProcess(kernels, data, HYPERPARAMETERS, 2);
    const pending = [0.31, 0.62, 1];
    const query = [0.4, 0.5, 1];
    const fantasy = predict(kernels, process, pending).mean;
    const before = predict(kernels, process, query);
    process.believe(pending);
    const believed = predict(kernels, process, query);

    const extended = kernels.allocate(16 * 3);
    extended.set(data.x.data.subarray(0, 15 * 3));
    extended.set(pending, 15 * 3);
    const y = kernels.allocate(16);
    y.set(data.y);
    y[15] = fantasy;
    const larger = { ...data, x: { ...data.x, data: extended, count: 16 }, y };
    const scratch = predict(kernels, conditionGaussianProcess(kernels, larger, HYPERPARAMETERS, 0), query);
    expect(believed.mean).toBeCloseTo(before.mean, 12);
    expect(believed.mean).toBeCloseTo(scratch.mean, 9);
    expect(believed.variance).toBeCloseTo(scratch.variance, 9);
    expect(believed.variance).toBeLessThan(before.variance);
    expect(process.observed).toBe(15);
    expect(process.model.x.count).toBe(16);
  });

  it('believing less equals conditioning on so many deviations below the mean, and what it expects stays', () => {
    const kernels = createPlainKernels(1 << 16);
    const data = sample(kernels);
    const hyperparameters = { ...HYPERPARAMETERS, noiseVariance: 0.05, mainShare: 0.3 };
    const process = conditionGaussianProcess(kernels, data, hyperparameters, 2);
    const pending = [0.31, 0.62, 1];
    const query = [0.4, 0.5, 1];
    const before = predict(kernels, process, query);
    const { mean, variance } = predict(kernels, process, pending);
    process.believe(pending, 0.5);
    process.believe([0.9, 0.1, 2]);
    const believed = predict(kernels, process, query);

    const extended = kernels.allocate(17 * 3);
    extended.set(data.x.data.subarray(0, 15 * 3));
    extended.set(pending, 15 * 3);
    const y = kernels.allocate(16);
    y.set(data.y);
    y[15] = mean - 0.5 * Math.sqrt(variance);
    const larger = { ...data, x: { ...data.x, data: extended, count: 16 }, y };
    const scratch = conditionGaussianProcess(kernels, larger, hyperparameters, 1);
    scratch.believe([0.9, 0.1, 2]);
    // The constant is estimated anew from scratch, and stays where it is for a point that is only believed.
    expect(believed.variance).toBeCloseTo(predict(kernels, scratch, query).variance, 9);
    expect(believed.mean).toBeLessThan(before.mean);
    expect(Math.abs(believed.mean - predict(kernels, scratch, query).mean)).toBeLessThan(
      0.1 * (before.mean - believed.mean),
    );
    const expected = predict(kernels, { ...process, model: process.expected }, query);
    expect(expected.mean).toBeCloseTo(before.mean, 12);
    expect(expected.variance).toBeCloseTo(believed.variance, 12);
  });

  it('knows its means at observed and at believed points', () => {
    const kernels = createPlainKernels(1 << 16);
    const data = sample(kernels);
    const known = Float64Array.from({ length: 15 }, (_, i) => 0.01 * (i + 1));
    const hyperparameters = { ...HYPERPARAMETERS, noiseVariance: 0.1, mainShare: 0.4 };
    const noise = { known, rest: 'small' as const };
    const process = conditionGaussianProcess(kernels, { ...data, noise }, hyperparameters, 2);
    process.believe([0.31, 0.62, 1], 0.25);
    process.believe([0.9, 0.1, 2], 1);
    const means = kernels.allocate(17);
    kernels.posterior(process.model, process.model.x, means, null);
    expect(process.means()).toHaveLength(17);
    process.means().forEach((mean, i) => {
      expect(mean).toBeCloseTo(means[i]!, 12);
    });
  });

  it('weighs two measurements of one point by their known noise', () => {
    const kernels = createPlainKernels(1 << 12);
    const data = kernels.allocate(4);
    data.set([0.5, 0.5, 1e6]);
    const y = kernels.allocate(3);
    y.set([1, -1, 0]);
    const noise = { known: Float64Array.of(0.1, 0.3, 0), rest: 'floor' as const };
    const set = { x: { data, count: 3, stride: 1 }, columns: 1, numeric: 1, groups: [0], groupCount: 1, y, noise };
    const prior = { inverseSquaredLengths: [1], signalVariance: 2, noiseVariance: 1e-6, mainShare: 0 };
    const process = conditionGaussianProcess(kernels, set, prior, 1);
    const { mean, variance } = predict(kernels, process, [0.5]);
    // Precisions 10 and 10 / 3 of the measurements, 1/2 of the prior; the far third point only moves the mean m.
    const total = 10 + 10 / 3 + 0.5;
    expect(variance).toBeCloseTo(1 / total, 4);
    expect(mean).toBeCloseTo((10 - 10 / 3 + 0.5 * process.model.constant) / total, 4);
    // A further measurement would have the mean of the known variances, .4 / 3.
    expect(process.noiseOfNext).toBeCloseTo(1e-6 + 0.4 / 3, 12);
    process.believe([0.5]);
    expect(predict(kernels, process, [0.5]).variance).toBeCloseTo(1 / (total + 7.5), 4);
    expect(predict(kernels, process, [0.5]).mean).toBeCloseTo(mean, 9);
  });

  it('has room for as many pending points as it was told', () => {
    const kernels = createPlainKernels(1 << 16);
    const process = conditionGaussianProcess(kernels, sample(kernels, 1), HYPERPARAMETERS, 1);
    process.believe([0.1, 0.2, 0]);
    expect(() => {
      process.believe([0.2, 0.2, 0]);
    }).toThrow(RangeError);
  });

  it('climbs the jitter ladder when points coincide and noise is nil', () => {
    const kernels = createPlainKernels(1 << 16);
    const data = sample(kernels);
    data.x.data.copyWithin(3, 0, 3);
    const process = conditionGaussianProcess(kernels, data, { ...HYPERPARAMETERS, noiseVariance: 0 }, 0);
    expect(process.jitter).toBeGreaterThan(0);
    expect(predict(kernels, process, [0.5, 0.5, 0]).mean).not.toBeNaN();
  });

  it('says which failure it is when nothing helps', () => {
    const kernels = createPlainKernels(1 << 16);
    const data = sample(kernels);
    data.x.data[4] = NaN;
    expect(() => conditionGaussianProcess(kernels, data, HYPERPARAMETERS, 0)).toThrow(
      expect.objectContaining({ code: 'not_positive_definite' }),
    );
  });
});
