import { describe, expect, it } from '@jest/globals';
import { inverse, Matrix } from 'ml-matrix';
import type { Kernels } from '../kernels.ts';
import { logExpectedImprovement } from '../log-expected-improvement.ts';
import { createRng } from '../rng.ts';
import { scratchLength } from '../scratch-length.ts';
import { fit, gaussianProcessCase, maternByFormula, pointAt, type CaseShape } from './gaussian-process-case.ts';

/** Central difference of `value` with respect to slot `index` of `array`, which is put back. */
function difference(array: Float64Array, index: number, step: number, value: () => number): number {
  const kept = array[index]!;
  array[index] = kept + step;
  const above = value();
  array[index] = kept - step;
  const below = value();
  array[index] = kept;
  return (above - below) / (2 * step);
}

/** What every implementation of Kernels must do: covariance functions, posteriors and their gradients. */
export function posteriorContract(name: string, create: (capacity: number) => Kernels): void {
  const SHAPES: CaseShape[] = [
    { n: 1, m: 1, numeric: 1, categorical: 0, padding: 0 },
    { n: 2, m: 3, numeric: 0, categorical: 2, padding: 1 },
    { n: 9, m: 5, numeric: 2, categorical: 1, padding: 0 },
    { n: 30, m: 33, numeric: 5, categorical: 2, padding: 1 },
    { n: 66, m: 70, numeric: 9, categorical: 0, padding: 0 },
    { n: 9, m: 5, numeric: 2, categorical: 1, padding: 0, mainShare: 0.4 },
    { n: 30, m: 33, numeric: 5, categorical: 2, padding: 1, mainShare: 0.9 },
  ];
  const setUp = (shape: CaseShape) => {
    const kernels = create(200_000);
    return { kernels, given: gaussianProcessCase(kernels, createRng(JSON.stringify(shape)), shape) };
  };

  describe(`${name}: Matern-5/2`, () => {
    it('has the value computed by hand: distance 1, s2 = 1', () => {
      const kernels = create(64);
      const weights = kernels.allocate(1).fill(1);
      const data = kernels.allocate(2);
      data.set([0, 1]);
      const x = { data, count: 2, stride: 1 };
      const out = kernels.allocate(4);
      const slope = kernels.allocate(4);
      kernels.maternGram({ columns: 1, numeric: 1, weights, signalVariance: 1, mainShare: 0 }, x, 0.25, out, 2, slope);
      // (1 + sqrt 5 + 5/3) e^-sqrt 5 and -(5/6) (1 + sqrt 5) e^-sqrt 5
      expect(out[2]).toBeCloseTo(0.5239941088318203, 15);
      expect(slope[2]).toBeCloseTo(-0.28822019394264781, 15);
      expect([out[0], out[1], out[3]]).toEqual([1.25, 0, 1.25]);
    });

    it.each(SHAPES)('gram and cross follow the formula for %j', (shape) => {
      const { kernels, given } = setUp(shape);
      const { kernel, x, queries, gram, stride, noise } = given;
      const cross = kernels.allocate(queries.count * x.count);
      kernels.maternCross(kernel, queries, x, cross, x.count);
      let worst = 0;
      for (let i = 0; i < x.count; i++) {
        for (let j = 0; j <= i; j++) {
          const expected = maternByFormula(kernel, pointAt(x, i), pointAt(x, j)) + (i === j ? noise : 0);
          worst = Math.max(worst, Math.abs(gram[i * stride + j]! - expected));
        }
      }
      for (let i = 0; i < queries.count; i++) {
        for (let j = 0; j < x.count; j++) {
          const expected = maternByFormula(kernel, pointAt(queries, i), pointAt(x, j));
          worst = Math.max(worst, Math.abs(cross[i * x.count + j]! - expected));
        }
      }
      expect(worst).toBeLessThan(2e-15 * kernel.signalVariance);
    });

    it.each(SHAPES)(
      'the gradient with respect to the logarithms of the weights is that of finite differences for %j',
      (shape) => {
        const { kernels, given } = setUp(shape);
        const { kernel, x, gram, slope, stride } = given;
        const n = x.count;
        const rng = createRng('direction');
        const direction = kernels.allocate(n * stride);
        for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) direction[i * stride + j] = rng.normal();
        const gradient = kernels.allocate(kernel.columns);
        const effects = kernels.maternGramGradient(kernel, x, direction, slope, stride, gradient);
        const weighted = (): number => {
          kernels.maternGram(kernel, x, 0, gram, stride, null);
          let sum = 0;
          for (let i = 0; i < n; i++)
            for (let j = 0; j <= i; j++) sum += (i === j ? 1 : 2) * direction[i * stride + j]! * gram[i * stride + j]!;
          return sum;
        };
        for (let c = 0; c < kernel.columns; c++)
          expect(gradient[c]).toBeCloseTo(kernel.weights[c]! * difference(kernel.weights, c, 1e-5, weighted), 6);
        if (kernel.mainShare === 0) return;
        let sum = 0;
        for (let c = 0; c < kernel.columns; c++) {
          for (let i = 0; i < n; i++)
            for (let j = 0; j < i; j++) {
              const d = x.data[i * x.stride + c]! - x.data[j * x.stride + c]!;
              const term = kernel.weights[c]! * (c < kernel.numeric ? d * d : Number(d !== 0));
              sum += (2 * direction[i * stride + j]!) / (1 + term);
            }
        }
        expect(effects).toBeCloseTo(sum, 9);
      },
    );

    it('has main effects as computed by hand: half of two columns, one of them equal', () => {
      const kernels = create(64);
      const weights = kernels.allocate(2).fill(3);
      const data = kernels.allocate(4);
      data.set([0, 7, 1, 7]);
      const x = { data, count: 2, stride: 2 };
      const out = kernels.allocate(4);
      kernels.maternGram({ columns: 2, numeric: 1, weights, signalVariance: 2, mainShare: 0.5 }, x, 0, out, 2, null);
      // (1 + sqrt 15 + 5) e^-sqrt 15 for the joint part; 1 / 4 and 1 for the two columns, each 2 * .5 / 2.
      expect(out[2]).toBeCloseTo((6 + Math.sqrt(15)) * Math.exp(-Math.sqrt(15)) + 0.5 * (0.25 + 1), 14);
      expect(out[0]).toBe(2);
    });
  });

  describe(`${name}: posterior`, () => {
    it.each(SHAPES)("is k' K^-1 y and s2 - k' K^-1 k for %j", (shape) => {
      const { kernels, given } = setUp(shape);
      const { kernel, x, queries, noise, y } = given;
      const dense = Array.from({ length: x.count }, (_, i) =>
        Array.from(
          { length: x.count },
          (__, j) => maternByFormula(kernel, pointAt(x, i), pointAt(x, j)) + (i === j ? noise : 0),
        ),
      );
      const reference = inverse(new Matrix(dense));
      const model = fit(kernels, given, 0.3);
      const mean = kernels.allocate(queries.count);
      const variance = kernels.allocate(queries.count);
      kernels.posterior(model, queries, mean, variance);
      const meanOnly = kernels.allocate(queries.count);
      kernels.posterior(model, queries, meanOnly, null);
      expect(meanOnly).toEqual(mean);
      for (let i = 0; i < queries.count; i++) {
        const k = Matrix.columnVector(
          Array.from({ length: x.count }, (_, j) => maternByFormula(kernel, pointAt(queries, i), pointAt(x, j))),
        );
        const solved = reference.mmul(k);
        let expected = 0.3;
        for (let j = 0; j < x.count; j++) expected += solved.get(j, 0) * (y[j]! - 0.3);
        expect(mean[i]).toBeCloseTo(expected, 9);
        expect(variance[i]).toBeCloseTo(kernel.signalVariance - k.transpose().mmul(solved).get(0, 0), 9);
      }
    });

    it('returns to the prior far away, and to the data close by', () => {
      const { kernels, given } = setUp({ n: 20, m: 1, numeric: 3, categorical: 0, padding: 0 });
      const model = fit(kernels, given, -2);
      const mean = kernels.allocate(20);
      const variance = kernels.allocate(20);
      given.queries.data.fill(1e6);
      kernels.posterior(model, given.queries, mean, variance);
      expect(mean[0]).toBe(-2);
      expect(variance[0]).toBe(given.kernel.signalVariance);
      kernels.posterior(model, given.x, mean, variance);
      for (let i = 0; i < 20; i++) {
        // With noise v at the point: y - mean = v alpha, and the variance is below v.
        expect(mean[i]).toBeCloseTo(given.y[i]! - given.noise * model.alpha[i]!, 9);
        expect(variance[i]).toBeGreaterThan(0);
        expect(variance[i]).toBeLessThan(given.noise);
      }
    });

    it('keeps the variance positive where rounding would make it negative', () => {
      const kernels = create(4096);
      const weights = kernels.allocate(1).fill(1);
      const data = kernels.allocate(1);
      const l = kernels.allocate(1).fill(1);
      const x = { data, count: 1, stride: 1 };
      const model = {
        kernel: { columns: 1, numeric: 1, weights, signalVariance: 1, mainShare: 0 },
        x,
        l,
        lStride: 1,
        alpha: l,
        constant: 0,
      };
      const mean = kernels.allocate(1);
      const variance = kernels.allocate(1);
      kernels.posterior(model, x, mean, variance);
      expect(variance[0]).toBe(1e-13);
    });

    it.each(SHAPES)('has the gradients of finite differences for %j', (shape) => {
      const { kernels, given } = setUp(shape);
      const { queries, kernel } = given;
      const model = fit(kernels, given, 0.3);
      const m = queries.count;
      const [mean, variance, mean2, variance2] = [m, m, m, m].map((length) => kernels.allocate(length)) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const meanGradient = kernels.allocate(m * kernel.numeric);
      const varianceGradient = kernels.allocate(m * kernel.numeric);
      kernels.posteriorGradient(model, queries, mean, variance, meanGradient, varianceGradient);
      kernels.posterior(model, queries, mean2, variance2);
      expect(mean).toEqual(mean2);
      expect(variance).toEqual(variance2);
      const meanOf = (i: number) => (): number => {
        kernels.posterior(model, queries, mean2, variance2);
        return mean2[i]!;
      };
      const varianceOf = (i: number) => (): number => {
        kernels.posterior(model, queries, mean2, variance2);
        return variance2[i]!;
      };
      for (let i = 0; i < m; i += 3) {
        for (let c = 0; c < kernel.numeric; c++) {
          const slot = i * queries.stride + c;
          expect(meanGradient[i * kernel.numeric + c]).toBeCloseTo(difference(queries.data, slot, 1e-5, meanOf(i)), 5);
          expect(varianceGradient[i * kernel.numeric + c]).toBeCloseTo(
            difference(queries.data, slot, 1e-5, varianceOf(i)),
            5,
          );
        }
      }
    });

    it('leaves the arena as it was, and fits into scratchLength', () => {
      const kernels = create(30 * 40 + 10_000);
      const given = gaussianProcessCase(kernels, createRng(1), {
        n: 30,
        m: 40,
        numeric: 3,
        categorical: 1,
        padding: 0,
      });
      const model = fit(kernels, given, 0);
      const outputs = [40, 40, 120, 120].map((length) => kernels.allocate(length)) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const mark = kernels.mark();
      kernels.allocate(kernels.capacity - mark - scratchLength(30, 4) - 2);
      const full = kernels.mark();
      kernels.posteriorGradient(model, given.queries, ...outputs);
      expect(kernels.mark()).toBe(full);
    });
  });

  describe(`${name}: log expected improvement`, () => {
    it('is the scalar function of every point', () => {
      const kernels = create(64);
      const [mean, variance, out, perMean, perDeviation] = [3, 3, 3, 3, 3].map((length) =>
        kernels.allocate(length),
      ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
      mean.set([-30, 0.5, 2]);
      variance.set([0.25, 1, 4]);
      kernels.logExpectedImprovement(mean, variance, 1, out, perMean, perDeviation);
      for (let i = 0; i < 3; i++) {
        const scalar = logExpectedImprovement(mean[i]!, Math.sqrt(variance[i]!), 1);
        expect([out[i], perMean[i], perDeviation[i]]).toEqual([scalar.value, scalar.perMean, scalar.perDeviation]);
      }
    });
  });
}
