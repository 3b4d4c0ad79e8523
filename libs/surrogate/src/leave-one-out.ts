import { exactLog, inArenaScope, rowStride, type Kernels } from '#numerics';
import type { GaussianProcess } from './gaussian-process.ts';
import { SurrogateError } from './surrogate-error.ts';

export interface LeaveOneOut {
  /** Prediction of each observation from all the others; n entries each. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Mean log density of the observations under them: larger is better. */
  readonly logDensity: number;
}

/**
 * Leave-one-out predictions in closed form (Rasmussen and Williams 2006, 5.4.2), hyper-parameters and mean kept:
 *
 *   mean_i = y_i - alpha_i / [K^-1]_ii,   variance_i = 1 / [K^-1]_ii        (noise included)
 *
 * With `configurations`, equal numbers for outputs of one configuration, all outputs of a configuration are left out together (G of them), since one
 * of them gives the others away:
 *
 *   mean_G = y_G - ([K^-1]_GG)^-1 alpha_G,   covariance_G = ([K^-1]_GG)^-1
 *
 * One inverse, n^3/3, instead of n refits, and |G|^3/2 for each configuration. Only for a process without believed points.
 */
export function leaveOneOut(
  kernels: Kernels,
  process: GaussianProcess,
  y: Float64Array,
  configurations: ArrayLike<number> | null = null,
): LeaveOneOut {
  const { l, lStride, alpha } = process.model;
  const n = process.observed;
  if (process.model.x.count !== n) throw new RangeError('leave-one-out needs a process without believed points');
  return inArenaScope(kernels, () => {
    const stride = rowStride(n);
    const inverse = kernels.allocate(n * stride);
    kernels.inverseFromCholesky(l, n, lStride, inverse, stride);
    const mean = new Float64Array(n);
    const variance = new Float64Array(n);
    let logDensity = 0;
    for (const own of groupsOf(configurations, n)) {
      const covariance = invertBlock(kernels, inverse, stride, own);
      own.forEach((i, row) => {
        const shift = own.reduce((sum, j, column) => sum + covariance[row * own.length + column]! * alpha[j]!, 0);
        mean[i] = y[i]! - shift;
        variance[i] = covariance[row * own.length + row]!;
        const error = y[i]! - mean[i];
        logDensity -= 0.5 * (exactLog(2 * Math.PI * variance[i]) + (error * error) / variance[i]);
      });
    }
    return { mean, variance, logDensity: logDensity / n };
  });
}

/** Indices of the outputs of each configuration. */
function groupsOf(configurations: ArrayLike<number> | null, n: number): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const key = configurations?.[i] ?? i;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [i]);
    else own.push(i);
  }
  return [...groups.values()];
}

/** Inverse of the rows and columns `own` of a positive definite matrix, row by row. */
function invertBlock(
  kernels: Kernels,
  matrix: Float64Array,
  stride: number,
  own: readonly number[],
): ArrayLike<number> {
  if (own.length === 1) return [1 / matrix[own[0]! * stride + own[0]!]!];
  const n = own.length;
  return inArenaScope(kernels, () => {
    const block = kernels.allocate(n * n);
    own.forEach((i, row) => {
      own.forEach((j, column) => (block[row * n + column] = matrix[i * stride + j]!));
    });
    if (kernels.cholesky(block, n, n) !== -1)
      throw new SurrogateError('not_positive_definite', 'the outputs of a configuration determine each other');
    const out = kernels.allocate(n * n);
    kernels.inverseFromCholesky(block, n, n, out, n);
    return out.slice();
  });
}
