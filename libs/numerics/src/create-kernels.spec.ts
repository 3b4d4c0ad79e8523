import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createKernels } from './create-kernels.ts';
import { createPlainKernels } from './create-plain-kernels.ts';
import type { Kernels } from './kernels.ts';
import { createRng } from './rng.ts';
import { fit, gaussianProcessCase, type CaseShape } from './testing/gaussian-process-case.ts';
import { kernelsContract, posteriorContract } from './testing/index.ts';

kernelsContract('wasm', createKernels);
posteriorContract('wasm', createKernels);

/** Every result of one regression, by every kernel. */
function everything(kernels: Kernels, seed: number, shape: CaseShape): Record<string, Float64Array> {
  const given = gaussianProcessCase(kernels, createRng(seed), shape);
  const { kernel, x, queries, slope, stride } = given;
  const n = x.count;
  const gram = given.gram.slice();
  const model = fit(kernels, given, 0.1);
  const inverse = kernels.allocate(n * stride);
  kernels.inverseFromCholesky(model.l, n, stride, inverse, stride);
  const gradient = kernels.allocate(kernel.columns);
  const effects = Float64Array.of(kernels.maternGramGradient(kernel, x, inverse, slope, stride, gradient));
  const cross = kernels.allocate(queries.count * n);
  kernels.maternCross(kernel, queries, x, cross, n);
  const mean = kernels.allocate(queries.count);
  const variance = kernels.allocate(queries.count);
  const meanGradient = kernels.allocate(queries.count * kernel.numeric);
  const varianceGradient = kernels.allocate(queries.count * kernel.numeric);
  kernels.posteriorGradient(model, queries, mean, variance, meanGradient, varianceGradient);
  const many = kernels.allocate(n * 7);
  for (let i = 0; i < many.length; i++) many[i] = x.data[i % x.data.length]!;
  kernels.solveLower(model.l, n, stride, many, 7, 7);
  kernels.solveLowerTransposed(model.l, n, stride, many, 7, 7);
  const appended = model.l.slice();
  kernels.choleskyAppend(model.l, n - 1, stride);
  const grown = model.l.slice();
  return {
    gram,
    slope,
    l: appended,
    grown,
    alpha: model.alpha,
    inverse,
    gradient,
    effects,
    many,
    cross,
    mean,
    variance,
    meanGradient,
    varianceGradient,
  };
}

describe('WebAssembly and plain TypeScript', () => {
  it('give the same bits for every kernel and every shape', () => {
    const shape = fc.record({
      n: fc.integer({ min: 1, max: 150 }),
      m: fc.integer({ min: 1, max: 70 }),
      numeric: fc.integer({ min: 0, max: 10 }),
      mainShare: fc.constantFrom(0, 0.02, 0.5, 0.98),
      categorical: fc.integer({ min: 1, max: 4 }),
      padding: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.integer(), shape, (seed, given) => {
        const wasm = everything(createKernels(300_000), seed, given);
        const plain = everything(createPlainKernels(300_000), seed, given);
        for (const [name, values] of Object.entries(plain)) {
          const same = values.every((value, i) => Object.is(value, wasm[name]![i]));
          expect({ name, same }).toEqual({ name, same: true });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('give the same bits for the logarithm of an improvement in all of its ranges, alone and in batches', () => {
    const number = fc.double({ noDefaultInfinity: true });
    const point = fc.record({
      mean: fc.oneof(number, fc.double({ min: -40, max: 40 })),
      variance: fc.double({ min: 1e-13, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 9 }),
        fc.double({ min: -5, max: 5 }),
        (points, incumbent) => {
          const [wasm, plain] = [createKernels(200), createPlainKernels(200)].map((kernels) => {
            const views = Array.from({ length: 5 }, () => kernels.allocate(points.length));
            const [mean, variance, out, perMean, perDeviation] = views as [
              Float64Array,
              Float64Array,
              Float64Array,
              Float64Array,
              Float64Array,
            ];
            mean.set(points.map((each) => each.mean));
            variance.set(points.map((each) => each.variance));
            kernels.logExpectedImprovement(mean, variance, incumbent, out, perMean, perDeviation);
            return [...out, ...perMean, ...perDeviation];
          });
          expect(wasm).toEqual(plain);
        },
      ),
      { numRuns: 500 },
    );
  });
});
