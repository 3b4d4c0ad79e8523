import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { addLogPrior } from './hyper-prior.ts';
import { createFitProblem } from './log-posterior.ts';
import { finiteDifferences, randomTrainingSet } from './testing/index.ts';

describe('log posterior of the hyper-parameters', () => {
  it('equals the bivariate normal density by hand for two observations', () => {
    const kernels = createPlainKernels(1 << 12);
    const data = kernels.allocate(2);
    data.set([0.2, 0.7]);
    const y = kernels.allocate(2);
    y.set([1, -1]);
    const x = { data, count: 2, stride: 1 };
    const problem = createFitProblem(kernels, { x, y, columns: 1, numeric: 1, groups: [0], groupCount: 1 });
    const [w, s2, noise] = [4, 1.5, 0.1];
    const h = 0.25;
    const theta = Float64Array.of(Math.log(w), Math.log(s2), Math.log(noise), Math.log(h / (1 - h)));
    const r = Math.sqrt(5 * w * 0.25);
    const k = s2 * ((1 - h) * (1 + r + (r * r) / 3) * Math.exp(-r) + h / (1 + w * 0.25));
    const a = s2 + noise;
    // By symmetry the mean is 0; K^-1 = [a, -k; -k, a] / (a^2 - k^2), so y'K^-1 y = 2 / (a - k).
    const negativeLogLikelihood = 0.5 * (2 / (a - k) + Math.log(a * a - k * k));
    const logPrior = addLogPrior(theta, new Float64Array(4));
    expect(problem.evaluate(theta, new Float64Array(4))).toBeCloseTo(negativeLogLikelihood - logPrior, 10);
  });

  it.each([
    { n: 12, numeric: 3, categorical: 2 },
    { n: 25, numeric: 0, categorical: 4 },
    { n: 9, numeric: 18, categorical: 0 },
  ])('has the gradient of its value: %o', (shape) => {
    const kernels = createPlainKernels(1 << 16);
    const rng = createRng(3);
    const problem = createFitProblem(kernels, randomTrainingSet(kernels, rng, shape));
    const theta = Float64Array.from({ length: problem.dimension }, () => 0.5 * rng.normal());
    theta[problem.dimension - 2] = Math.log(0.02);
    const gradient = new Float64Array(problem.dimension);
    problem.evaluate(theta, gradient);
    const scratch = new Float64Array(problem.dimension);
    finiteDifferences((at) => problem.evaluate(at, scratch), theta).forEach((expected, i) => {
      expect(Math.abs(gradient[i]! - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
    });
  });

  it.each(['small', 'open', 'floor'] as const)(
    'has the gradient of its value with noise known of each output, the rest %s',
    (rest) => {
      const kernels = createPlainKernels(1 << 16);
      const rng = createRng(4);
      const data = randomTrainingSet(kernels, rng, { n: 14, numeric: 2, categorical: 1 });
      const known = Float64Array.from({ length: 14 }, () => 0.3 * rng.next());
      const problem = createFitProblem(kernels, { ...data, noise: { known, rest } });
      const theta = Float64Array.of(0.4, -0.2, 0.1, 0.3, Math.log(0.02), -0.7);
      const gradient = new Float64Array(6);
      problem.evaluate(theta, gradient);
      const scratch = new Float64Array(6);
      finiteDifferences((at) => problem.evaluate(at, scratch), theta).forEach((expected, i) => {
        if (rest === 'floor' && i === 4) expect(gradient[i]).toBeCloseTo(0, 12);
        else expect(Math.abs(gradient[i]! - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
      });
    },
  );

  it('takes equal known noise for the same as fitted noise of that size', () => {
    const kernels = createPlainKernels(1 << 16);
    const data = randomTrainingSet(kernels, createRng(6), { n: 10, numeric: 2, categorical: 0 });
    const known = new Float64Array(10).fill(0.19);
    const at = (noise: number): Float64Array => Float64Array.of(0.2, 0.1, 0.3, Math.log(noise), 0.5);
    const scratch = new Float64Array(5);
    const likelihood = (set: typeof data, theta: Float64Array): number =>
      createFitProblem(kernels, set).evaluate(theta, scratch) + addLogPrior(theta, new Float64Array(5));
    expect(likelihood({ ...data, noise: { known, rest: 'small' } }, at(0.01))).toBeCloseTo(
      likelihood(data, at(0.2)),
      9,
    );
  });

  it('sums the gradients of columns that share a length-scale', () => {
    const kernels = createPlainKernels(1 << 16);
    const data = randomTrainingSet(kernels, createRng(5), { n: 10, numeric: 3, categorical: 0 });
    const shared = createFitProblem(kernels, { ...data, groups: [0, 0, 1], groupCount: 2 });
    const theta = Float64Array.of(0.3, -0.4, 0.1, -3, 1);
    const gradient = new Float64Array(5);
    shared.evaluate(theta, gradient);
    const scratch = new Float64Array(5);
    finiteDifferences((at) => shared.evaluate(at, scratch), theta).forEach((expected, i) => {
      expect(gradient[i]).toBeCloseTo(expected, 5);
    });
  });
});
