import { createPlainKernels, createRng } from '#numerics';
import { conditionGaussianProcess } from '#surrogate';
import { finiteDifferences, randomTrainingSet } from '#surrogate/testing';
import { describe, expect, it } from '@jest/globals';
import { createLogExpectedImprovement } from './log-expected-improvement.ts';

function fixture(n = 14) {
  const kernels = createPlainKernels(1 << 20);
  const data = randomTrainingSet(kernels, createRng(1), { n, numeric: 3, categorical: 1 });
  const hyperparameters = {
    inverseSquaredLengths: [4, 2, 1, 0.7],
    signalVariance: 1,
    noiseVariance: 1e-3,
    mainShare: 0,
  };
  const process = conditionGaussianProcess(kernels, data, hyperparameters, 0);
  return { kernels, process };
}

describe('log expected improvement', () => {
  it('is sigma phi(0) where the mean equals the incumbent, far from the data', () => {
    const { kernels, process } = fixture();
    const acquisition = createLogExpectedImprovement(kernels, process.model, process.model.constant, 8);
    const data = kernels.allocate(4);
    data.set([1e4, 1e4, 1e4, 2]);
    const out = kernels.allocate(1);
    acquisition.score({ data, count: 1, stride: 4 }, out);
    expect(out[0]).toBeCloseTo(-0.5 * Math.log(2 * Math.PI), 10);
  });

  it('equals the closed form computed by hand one standard deviation below the incumbent', () => {
    const { kernels, process } = fixture();
    const acquisition = createLogExpectedImprovement(kernels, process.model, process.model.constant + 1, 8);
    const data = kernels.allocate(4);
    data.set([1e4, 1e4, 1e4, 2]);
    const out = kernels.allocate(1);
    acquisition.score({ data, count: 1, stride: 4 }, out);
    // phi(1) - (1 - Phi(1)) = .2419707245 - .1586552539
    expect(out[0]).toBeCloseTo(Math.log(0.24197072451914337 - 0.15865525393145707), 9);
  });

  it('has finite values and the gradients of its values, near the data and far below the incumbent', () => {
    const { kernels, process } = fixture();
    const rng = createRng(9);
    for (const incumbent of [0, 3, 30]) {
      const acquisition = createLogExpectedImprovement(kernels, process.model, incumbent, 8);
      const data = kernels.allocate(8 * 4);
      for (let i = 0; i < 8; i++) for (let c = 0; c < 4; c++) data[i * 4 + c] = c < 3 ? rng.next() : rng.int(3);
      const values = kernels.allocate(8);
      const gradients = kernels.allocate(8 * 3);
      acquisition.scoreWithGradients({ data, count: 8, stride: 4 }, values, gradients);
      const row = kernels.allocate(4);
      const one = kernels.allocate(1);
      for (let i = 0; i < 8; i++) {
        row.set(data.subarray(i * 4, i * 4 + 4));
        const at = (x: Float64Array): number => {
          row.set(x);
          acquisition.score({ data: row, count: 1, stride: 4 }, one);
          return one[0]!;
        };
        expect(at(data.slice(i * 4, i * 4 + 3))).toBeCloseTo(values[i]!, 8);
        finiteDifferences(at, data.slice(i * 4, i * 4 + 3)).forEach((expected, c) => {
          expect(Math.abs(gradients[i * 3 + c]! - expected)).toBeLessThan(1e-4 * (1 + Math.abs(expected)));
        });
      }
    }
  });

  it('is bounded from above by what the first observations leave of the variance, once there are many', () => {
    expect(createLogExpectedImprovement(fixture().kernels, fixture().process.model, 0, 8).bound).toBeUndefined();
    const { kernels, process } = fixture(140);
    const rng = createRng(3);
    const acquisition = createLogExpectedImprovement(kernels, process.model, 0.2, 50);
    const data = kernels.allocate(50 * 4);
    for (let i = 0; i < 50; i++) for (let c = 0; c < 4; c++) data[i * 4 + c] = c < 3 ? rng.next() : rng.int(3);
    const [values, bounds] = [kernels.allocate(50), kernels.allocate(50)];
    acquisition.score({ data, count: 50, stride: 4 }, values);
    acquisition.bound!({ data, count: 50, stride: 4 }, bounds);
    values.forEach((value, i) => {
      expect(bounds[i]).toBeGreaterThanOrEqual(value - 1e-9);
    });
  });

  it('has the same bounds over another incumbent, found anew or from the moments of the batch that was bounded last', () => {
    const { kernels, process } = fixture(140);
    const rng = createRng(5);
    const acquisition = createLogExpectedImprovement(kernels, process.model, 0.2, 50);
    const data = kernels.allocate(50 * 4);
    for (let i = 0; i < 50; i++) for (let c = 0; c < 4; c++) data[i * 4 + c] = c < 3 ? rng.next() : rng.int(3);
    const points = { data, count: 50, stride: 4 };
    const [out, again, anew] = [kernels.allocate(50), kernels.allocate(50), kernels.allocate(50)];
    acquisition.bound!(points, out);
    acquisition.score({ ...points, count: 7 }, anew);
    const other = acquisition.over(-0.3);
    other.boundAgain!(50, again);
    createLogExpectedImprovement(kernels, process.model, -0.3, 50).bound!(points, anew);
    expect([...again]).toEqual([...anew]);
    other.acquisition.bound!(points, out);
    expect([...out]).toEqual([...anew]);
    expect(
      createLogExpectedImprovement(fixture().kernels, fixture().process.model, 0, 8).over(1).boundAgain,
    ).toBeUndefined();
  });
});
