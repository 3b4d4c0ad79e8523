import { exactLog, inArenaScope, rowStride, type Kernels } from '#numerics';
import type { GaussianProcess } from './gaussian-process.ts';

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
 * One inverse, n^3/3, instead of n refits. Only for a process without believed points.
 */
export function leaveOneOut(kernels: Kernels, process: GaussianProcess, y: Float64Array): LeaveOneOut {
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
    for (let i = 0; i < n; i++) {
      const precision = inverse[i * stride + i]!;
      mean[i] = y[i]! - alpha[i]! / precision;
      variance[i] = 1 / precision;
      const error = y[i]! - mean[i]!;
      logDensity -= 0.5 * (exactLog(2 * Math.PI * variance[i]!) + error * error * precision);
    }
    return { mean, variance, logDensity: logDensity / n };
  });
}
