import { createPlainKernels, createRng } from '#numerics';
import { conditionGaussianProcess, leaveOneOut } from '#surrogate';
import { describe, expect, it } from '@jest/globals';
import { calibrate } from './calibrate.ts';

describe('calibrate', () => {
  it('is right by hand', () => {
    // z = 0, 1, -2: one of three within .674, two within 1.645.
    const found = calibrate([0, 2, -1], { mean: Float64Array.of(0, 1, 1), variance: Float64Array.of(1, 1, 1) });
    expect(found.observations).toBe(3);
    expect(found.meanLogDensity).toBeCloseTo(-0.5 * (Math.log(2 * Math.PI) + 5 / 3), 12);
    expect(found.coverageOfHalf).toBeCloseTo(1 / 3, 12);
    expect(found.coverageOfNinety).toBeCloseTo(2 / 3, 12);
    expect(found.meanResidual).toBeCloseTo(-1 / 3, 12);
    expect(found.residualDeviation).toBeCloseTo(Math.sqrt(5 / 3 - 1 / 9), 12);
    // Outputs 0, 2, -1: mean 1/3, variance 5/3 - 1/9 = 14/9.
    expect(found.constantLogDensity).toBeCloseTo(-0.5 * (Math.log((2 * Math.PI * 14) / 9) + 1), 12);
  });

  it('leaves out what has no prediction', () => {
    const found = calibrate([1, 5, 2], { mean: Float64Array.of(1, NaN, 2), variance: Float64Array.of(1, NaN, 1) });
    expect(found).toMatchObject({ observations: 2, rankCorrelation: 1, coverageOfHalf: 1 });
  });

  it('has no constant model of outputs that are all equal, however their mean is rounded', () => {
    const [mean, variance] = [new Float64Array(8), new Float64Array(8).fill(1)];
    expect(calibrate(new Float64Array(8).fill(0.1), { mean, variance }).constantLogDensity).toBeNull();
  });

  it('says of honest predictions that they are', () => {
    const rng = createRng('honest');
    const n = 4000;
    const mean = Float64Array.from({ length: n }, () => rng.normal());
    const variance = Float64Array.from({ length: n }, () => 0.1 + rng.next());
    const y = mean.map((m, i) => m + Math.sqrt(variance[i]!) * rng.normal());
    const found = calibrate(y, { mean, variance });
    expect(found.coverageOfHalf).toBeCloseTo(0.5, 1);
    expect(found.coverageOfNinety).toBeCloseTo(0.9, 1);
    expect(found.residualDeviation).toBeCloseTo(1, 1);
    expect(found.meanLogDensity).toBeGreaterThan(found.constantLogDensity ?? NaN);
  });

  it('finds the draws of a Gaussian process covered as promised', () => {
    const kernels = createPlainKernels(1 << 17);
    const rng = createRng('draws');
    const n = 120;
    const hyperparameters = { inverseSquaredLengths: [30, 5], signalVariance: 1, noiseVariance: 0.05, mainShare: 0.3 };
    const found = { half: 0, ninety: 0 };
    const draws = 10;
    for (let draw = 0; draw < draws; draw++) {
      const mark = kernels.mark();
      const data = kernels.allocate(2 * n);
      for (let i = 0; i < 2 * n; i++) data[i] = rng.next();
      const y = new Float64Array(n);
      const shape = { x: { data, count: n, stride: 2 }, columns: 2, numeric: 2, groups: [0, 1], groupCount: 2 };
      // y = L z has the covariance L L' of the process.
      const { l, lStride } = conditionGaussianProcess(kernels, { ...shape, y }, hyperparameters, 0).model;
      const z = Float64Array.from({ length: n }, () => rng.normal());
      for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) y[i]! += l[i * lStride + j]! * z[j]!;
      const process = conditionGaussianProcess(kernels, { ...shape, y }, hyperparameters, 0);
      const { coverageOfHalf, coverageOfNinety } = calibrate(y, leaveOneOut(kernels, process, y));
      found.half += coverageOfHalf / draws;
      found.ninety += coverageOfNinety / draws;
      kernels.release(mark);
    }
    expect(Math.abs(found.half - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(found.ninety - 0.9)).toBeLessThan(0.03);
  });

  it('is finite for outputs that are all equal, and knows no density of a constant', () => {
    const { constantLogDensity, ...found } = calibrate([3, 3, 3], {
      mean: Float64Array.of(3, 3, 3),
      variance: Float64Array.of(1, 1, 1),
    });
    expect(constantLogDensity).toBeNull();
    expect(Object.values(found).every(Number.isFinite)).toBe(true);
  });
});
