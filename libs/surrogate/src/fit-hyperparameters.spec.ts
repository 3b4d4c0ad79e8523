import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { fitHyperparameters, toTheta } from './fit-hyperparameters.ts';
import { priorMode } from './hyper-prior.ts';
import { createFitProblem } from './log-posterior.ts';
import type { NoiseModel } from './noise-model.ts';
import { randomTrainingSet } from './testing/index.ts';

const kernels = createPlainKernels(1 << 18);

function sample(seed: number, n = 40) {
  return randomTrainingSet(kernels, createRng(seed), { n, numeric: 3, categorical: 1 });
}

describe('fitting hyper-parameters', () => {
  it('ends where the gradient vanishes, above the mode of the prior', () => {
    const data = sample(1);
    const { hyperparameters, value } = fitHyperparameters(kernels, data, null, createRng('fit'));
    const problem = createFitProblem(kernels, data);
    const gradient = new Float64Array(problem.dimension);
    expect(problem.evaluate(toTheta(hyperparameters), gradient)).toBeCloseTo(value, 6);
    const share = gradient.length - 1;
    for (const slope of gradient.slice(0, share)) expect(Math.abs(slope)).toBeLessThan(0.05);
    // The sample is a sum of functions of one column each: the share ends at its upper bound, where the slope still points outwards.
    expect(toTheta(hyperparameters)[share]).toBeCloseTo(4, 9);
    expect(gradient[share]).toBeLessThan(0);
    expect(value).toBeLessThan(problem.evaluate(toTheta(priorMode(data.groupCount)), gradient));
  });

  it('gives a column that does not matter a longer length-scale than one that does', () => {
    const data = sample(2, 60);
    const columns = data.columns;
    for (let i = 0; i < 60; i++) data.y[i] = Math.sin(6 * data.x.data[i * columns]!);
    const { inverseSquaredLengths: w } = fitHyperparameters(kernels, data, null, createRng('fit')).hyperparameters;
    expect(w[0]! / w[1]!).toBeGreaterThan(10);
    expect(w[0]! / w[3]!).toBeGreaterThan(10);
  });

  it('gives interactions the signal where there are no main effects', () => {
    const data = sample(8, 80);
    const at = (i: number, c: number): number => data.x.data[i * data.columns + c]! - 0.5;
    for (let i = 0; i < 80; i++) data.y[i] = 12 * at(i, 0) * at(i, 1);
    const { mainShare } = fitHyperparameters(kernels, data, null, createRng('fit')).hyperparameters;
    expect(mainShare).toBeLessThan(0.2);
  });

  it('leaves out the main effects where it is told to, and does not mind a start without them', () => {
    const data = { ...sample(9), mainEffects: false as const };
    const { hyperparameters } = fitHyperparameters(kernels, data, null, createRng('fit'));
    expect(hyperparameters.mainShare).toBe(0);
    const warm = fitHyperparameters(kernels, sample(9), hyperparameters, createRng('fit'));
    expect(warm.hyperparameters.mainShare).toBeGreaterThan(0.5);
  });

  it('is reproducible, and gives back what it took from the arena', () => {
    const data = sample(3, 8);
    const before = kernels.mark();
    const first = fitHyperparameters(kernels, data, null, createRng(7));
    expect(kernels.mark()).toBe(before);
    expect(fitHyperparameters(kernels, data, null, createRng(7))).toEqual(first);
  });

  it('takes fewer evaluations from the last optimum than from nothing', () => {
    const data = sample(4);
    const cold = fitHyperparameters(kernels, data, null, createRng(1));
    const warm = fitHyperparameters(kernels, data, cold.hyperparameters, createRng(1));
    expect(warm.value).toBeLessThanOrEqual(cold.value + 1e-6);
  });

  it('fits what is left of the noise: none beyond the floor, or as much as there is', () => {
    const data = sample(6, 60);
    const rng = createRng('noise');
    const loud = { ...data, y: data.y.map((value) => value + rng.normal()) };
    const noiseOf = (noise: NoiseModel): number =>
      fitHyperparameters(kernels, { ...loud, noise }, null, createRng(1)).hyperparameters.noiseVariance;
    expect(noiseOf({ known: null, rest: 'floor' })).toBeCloseTo(1e-6, 12);
    const [small, open] = [noiseOf({ known: null, rest: 'small' }), noiseOf({ known: null, rest: 'open' })];
    expect(open).toBeGreaterThan(small);
    expect(Math.abs(open - 1)).toBeLessThan(0.4);
    expect(noiseOf({ known: new Float64Array(60).fill(1), rest: 'small' })).toBeLessThan(0.2);
  });

  it('survives identical points and identical outputs', () => {
    const data = sample(5, 10);
    data.x.data.fill(0.5);
    data.y.fill(0);
    const { hyperparameters } = fitHyperparameters(kernels, data, null, createRng(1));
    expect(toTheta(hyperparameters).every(Number.isFinite)).toBe(true);
  });
});
