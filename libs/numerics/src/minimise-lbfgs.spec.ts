import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minimiseLbfgsBatch } from './minimise-lbfgs-batch.ts';
import { minimiseLbfgs, type SmoothProblem } from './minimise-lbfgs.ts';
import { createRng } from './rng.ts';

/** sum_i 100 (x_{i+1} - x_i^2)^2 + (1 - x_i)^2, minimum 0 at (1, ..., 1). */
function rosenbrock(dimension: number): SmoothProblem {
  return {
    dimension,
    evaluate(x, gradient) {
      gradient.fill(0);
      let sum = 0;
      for (let i = 0; i + 1 < dimension; i++) {
        const a = x[i + 1]! - x[i]! ** 2;
        const b = 1 - x[i]!;
        sum += 100 * a * a + b * b;
        gradient[i]! += -400 * x[i]! * a - 2 * b;
        gradient[i + 1]! += 200 * a;
      }
      return sum;
    },
  };
}

/** sum_i scale_i (x_i - centre_i)^2: in a box its minimum is the centre, clipped. */
function bowl(scales: number[], centre: number[]): SmoothProblem {
  return {
    dimension: scales.length,
    evaluate(x, gradient) {
      let sum = 0;
      scales.forEach((scale, i) => {
        const d = x[i]! - centre[i]!;
        gradient[i] = 2 * scale * d;
        sum += scale * d * d;
      });
      return sum;
    },
  };
}

const tight = { maxIterations: 500, gradientTolerance: 1e-7, valueTolerance: 0 };

describe('minimiseLbfgs', () => {
  it.each([2, 5, 20])('finds the minimum of Rosenbrock in %p dimensions', (dimension) => {
    const start = new Float64Array(dimension).map((_, i) => (i % 2 ? 1 : -1.2));
    const { x, converged, evaluations } = minimiseLbfgs(rosenbrock(dimension), start, tight);
    expect(converged).toBe(true);
    expect(evaluations).toBeLessThan(dimension === 2 ? 60 : 200);
    // In 5 and more dimensions there is a second, local minimum near x_1 = -1.
    if (dimension === 2) for (const xi of x) expect(xi).toBeCloseTo(1, 6);
  });

  it('stops at the bound when the minimum lies outside', () => {
    const box = { lower: Float64Array.of(-2, -2), upper: Float64Array.of(0.5, 2) };
    const { x, value, converged } = minimiseLbfgs(rosenbrock(2), Float64Array.of(-1.2, 1), { ...tight, ...box });
    expect([...x].map((xi) => Number(xi.toFixed(6)))).toEqual([0.5, 0.25]);
    expect(value).toBeCloseTo(0.25, 10);
    expect(converged).toBe(true);
  });

  it('solves separable quadratics in any box: the clipped centre', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    const coordinate = fc.tuple(fc.double({ min: 0.1, max: 1000, noNaN: true }), number, number, number, number);
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 1, maxLength: 12 }), (coordinates) => {
        const lower = Float64Array.from(coordinates, ([, , a, b]) => Math.min(a, b));
        const upper = Float64Array.from(coordinates, ([, , a, b]) => Math.max(a, b));
        const centre = coordinates.map(([, c]) => c);
        const problem = bowl(
          coordinates.map(([scale]) => scale),
          centre,
        );
        const start = Float64Array.from(coordinates, (c) => c[4]);
        const { x } = minimiseLbfgs(problem, start, { ...tight, lower, upper });
        x.forEach((xi, i) => {
          expect(Math.abs(xi - Math.min(upper[i]!, Math.max(lower[i]!, centre[i]!)))).toBeLessThan(1e-5);
        });
      }),
    );
  });

  it('backs away from where the function is not a number', () => {
    const problem: SmoothProblem = {
      dimension: 1,
      evaluate(x, gradient) {
        gradient[0] = 1 - 1 / x[0]!;
        return x[0]! > 0 ? x[0]! - Math.log(x[0]!) : NaN;
      },
    };
    const { x, converged } = minimiseLbfgs(problem, Float64Array.of(0.01), tight);
    expect(converged).toBe(true);
    expect(x[0]).toBeCloseTo(1, 6);
  });

  it('gives up at once where it starts on no number, and says so', () => {
    const nowhere: SmoothProblem = { dimension: 1, evaluate: () => NaN };
    expect(minimiseLbfgs(nowhere, Float64Array.of(0), tight)).toMatchObject({ converged: false, evaluations: 1 });
  });

  it('accepts a start at the minimum, and honours the iteration limit', () => {
    const problem = rosenbrock(2);
    expect(minimiseLbfgs(problem, Float64Array.of(1, 1), tight)).toMatchObject({ iterations: 0, converged: true });
    const cut = minimiseLbfgs(problem, Float64Array.of(-1.2, 1), { ...tight, maxIterations: 3 });
    expect(cut).toMatchObject({ iterations: 3, converged: false });
  });

  it('does not touch its start', () => {
    const start = Float64Array.of(-1.2, 1);
    minimiseLbfgs(rosenbrock(2), start, tight);
    expect([...start]).toEqual([-1.2, 1]);
  });
});

describe('minimiseLbfgsBatch', () => {
  it('gives what separate searches give, in fewer rounds', () => {
    const problem = rosenbrock(4);
    const rng = createRng(9);
    const starts = Array.from({ length: 7 }, () => new Float64Array(4).map(() => rng.normal()));
    const separate = starts.map((start) => minimiseLbfgs(problem, start, tight));
    let rounds = 0;
    const together = minimiseLbfgsBatch(
      {
        dimension: 4,
        evaluate(points, count, values, gradients, searches) {
          rounds++;
          for (let i = 0; i < count; i++) {
            expect(searches[i]).toBeLessThan(7);
            values[i] = problem.evaluate(points.subarray(4 * i, 4 * i + 4), gradients.subarray(4 * i, 4 * i + 4));
          }
        },
      },
      starts,
      tight,
    );
    expect(together).toEqual(separate);
    expect(rounds).toBe(Math.max(...separate.map(({ evaluations }) => evaluations)));
  });

  it('of no starts is nothing', () => {
    expect(minimiseLbfgsBatch({ dimension: 2, evaluate: () => undefined }, [], tight)).toEqual([]);
  });
});
