import { exactLog } from '#numerics';
import type { GaussianProcess } from './gaussian-process.ts';

/**
 * Log marginal likelihood of the observations y under a conditioned process (Rasmussen and Williams 2006, eq. 2.30), believed points left out:
 *
 *   log p(y) = -1/2 (y - m)' K^-1 (y - m) - sum_i log L_ii - n/2 log 2 pi
 *
 * Everything in it was computed when the process was conditioned, so it costs O(n).
 */
export function logLikelihood({ model, observed: n }: GaussianProcess, y: Float64Array): number {
  const { l, lStride, alpha, constant } = model;
  let value = -0.5 * n * exactLog(2 * Math.PI);
  for (let i = 0; i < n; i++) value -= 0.5 * (y[i]! - constant) * alpha[i]! + exactLog(l[i * lStride + i]!);
  return value;
}
