import { POSTERIOR_TILE, VARIANCE_FLOOR } from '../constants.ts';
import type { Arena } from '../arena.ts';
import { inArenaScope } from '../in-arena-scope.ts';
import { mainVariance } from '../kernel-variances.ts';
import type { FittedGaussianProcess, MaternKernel, Points } from '../kernels.ts';
import { maternCrossPlain, maternSlopePlain } from './matern.ts';
import { solveLowerPlain, solveLowerTransposedPlain } from './triangular.ts';

/**
 * Mean and variance, a tile of query points at a time: columns of an n x tile matrix, so that one solve serves the
 * tile.
 */
export function posteriorPlain(
  arena: Arena,
  model: FittedGaussianProcess,
  points: Points,
  mean: Float64Array,
  variance: Float64Array | null,
): void {
  inArenaScope(arena, () => {
    const v = arena.allocate(model.x.count * POSTERIOR_TILE);
    for (let first = 0; first < points.count; first += POSTERIOR_TILE) {
      const tile = tileOf(points, first);
      fillMean(model, tile, v, mean.subarray(first));
      if (!variance) continue;
      solveLowerPlain(model.l, model.x.count, model.lStride, v, tile.count, POSTERIOR_TILE);
      fillVariance(model, tile.count, v, variance.subarray(first));
    }
  });
}

export function posteriorGradientPlain(
  arena: Arena,
  model: FittedGaussianProcess,
  points: Points,
  mean: Float64Array,
  variance: Float64Array,
  meanGradient: Float64Array,
  varianceGradient: Float64Array,
): void {
  const { kernel, x, alpha } = model;
  const numeric = kernel.numeric;
  const main = mainVariance(kernel);
  inArenaScope(arena, () => {
    const v = arena.allocate(x.count * POSTERIOR_TILE);
    const slope = arena.allocate(x.count * POSTERIOR_TILE);
    for (let first = 0; first < points.count; first += POSTERIOR_TILE) {
      const tile = tileOf(points, first);
      fillMean(model, tile, v, mean.subarray(first));
      solveLowerPlain(model.l, x.count, model.lStride, v, tile.count, POSTERIOR_TILE);
      fillVariance(model, tile.count, v, variance.subarray(first));
      solveLowerTransposedPlain(model.l, x.count, model.lStride, v, tile.count, POSTERIOR_TILE);
      maternSlopePlain(kernel, x, tile, slope, POSTERIOR_TILE);
      for (let t = 0; t < tile.count; t++) {
        for (let c = 0; c < numeric; c++) {
          const partner = c ^ 1;
          const root = Math.sqrt(kernel.weights[c]!);
          let forMean = 0;
          let forVariance = 0;
          for (let j = 0; j < x.count; j++) {
            const difference = differenceIn(kernel, tile, t, x, j, c);
            let total = slope[j * POSTERIOR_TILE + t]!;
            if (main > 0) {
              // Columns 2k and 2k + 1 share a division: 1/a = b (1 / (a b)).
              const other = partner < numeric ? differenceIn(kernel, tile, t, x, j, partner) : 0;
              const [a, b] = [1 + difference * difference, 1 + other * other];
              const m = b * (1 / (a * b));
              total -= main * (m * m);
            }
            const step = total * difference;
            forMean += alpha[j]! * step;
            forVariance += v[j * POSTERIOR_TILE + t]! * step;
          }
          meanGradient[(first + t) * numeric + c] = 2 * root * forMean;
          varianceGradient[(first + t) * numeric + c] = -4 * root * forVariance;
        }
      }
    }
  });
}

/** In units of the length of the column. */
function differenceIn(kernel: MaternKernel, p: Points, i: number, x: Points, j: number, column: number): number {
  const root = Math.sqrt(kernel.weights[column]!);
  return p.data[i * p.stride + column]! * root - x.data[j * x.stride + column]! * root;
}

function tileOf(points: Points, first: number): Points {
  return {
    data: points.data.subarray(first * points.stride),
    count: Math.min(POSTERIOR_TILE, points.count - first),
    stride: points.stride,
  };
}

function fillMean(model: FittedGaussianProcess, tile: Points, v: Float64Array, mean: Float64Array): void {
  maternCrossPlain(model.kernel, model.x, tile, v, POSTERIOR_TILE);
  for (let t = 0; t < tile.count; t++) {
    let sum = 0;
    for (let j = 0; j < model.x.count; j++) sum += v[j * POSTERIOR_TILE + t]! * model.alpha[j]!;
    mean[t] = model.constant + sum;
  }
}

function fillVariance(model: FittedGaussianProcess, count: number, v: Float64Array, variance: Float64Array): void {
  const s2 = model.kernel.signalVariance;
  const floor = VARIANCE_FLOOR * s2;
  for (let t = 0; t < count; t++) {
    let squares = 0;
    for (let j = 0; j < model.x.count; j++) {
      const value = v[j * POSTERIOR_TILE + t]!;
      squares += value * value;
    }
    variance[t] = Math.max(s2 - squares, floor);
  }
}
