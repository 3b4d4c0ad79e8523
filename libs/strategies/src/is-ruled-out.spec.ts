import { createPlainKernels } from '#numerics';
import { conditionGaussianProcess, createTrainingSet } from '#surrogate';
import { describe, expect, it } from '@jest/globals';
import { AMBITION, RULED_OUT_NOISE } from './constants.ts';
import { isRuledOut } from './is-ruled-out.ts';

/** A parabola at nine places, y = 1 - 4 (x - 1/2)^2, as a process of this length and noise has it: the best is 1. */
function parabola(length: number, noiseVariance: number) {
  const kernels = createPlainKernels(1 << 16);
  const xs = Array.from({ length: 9 }, (_, i) => i / 8);
  const rows = xs.map((x) => Float64Array.of(x));
  const domain = { columns: 1, numeric: 1 };
  const outputs = xs.map((x) => 1 - 4 * (x - 1 / 2) ** 2);
  const data = createTrainingSet(kernels, domain, rows, outputs, 0);
  const inverseSquaredLengths = [1 / length ** 2];
  const hyperparameters = { inverseSquaredLengths, signalVariance: 1, noiseVariance, mainShare: 0 };
  return { kernels, process: conditionGaussianProcess(kernels, data, hyperparameters, 0) };
}

/** Next to the best place, and between two places. */
const NEAR = Float64Array.of(0.51);
const BETWEEN = Float64Array.of(0.5625);

describe('isRuledOut', () => {
  it('is so of a good deal more than the best of a smooth function, and not of a little more', () => {
    const { kernels, process } = parabola(1, 1e-6);
    expect(isRuledOut(kernels, process, 1 + AMBITION, NEAR)).toBe(true);
    expect(isRuledOut(kernels, process, 1 + AMBITION, BETWEEN)).toBe(true);
    expect(isRuledOut(kernels, process, 1 - 1e-2, NEAR)).toBe(false);
  });

  it('is not so where much may lie between two places', () => {
    const { kernels, process } = parabola(0.05, 1e-6);
    expect(isRuledOut(kernels, process, 1 + AMBITION, BETWEEN)).toBe(false);
  });

  it('is not so of a model that sees noise, however much it believes to know', () => {
    const { kernels, process } = parabola(1, RULED_OUT_NOISE);
    expect(isRuledOut(kernels, process, 1 + 100 * AMBITION, NEAR)).toBe(false);
    const quiet = parabola(1, RULED_OUT_NOISE / 2);
    expect(isRuledOut(quiet.kernels, quiet.process, 1 + 100 * AMBITION, NEAR)).toBe(true);
  });
});
