import { exactExp } from '#numerics';
import { POOLED_PAIR_DISTANCE, POOLED_SCALE_REPULSION, POOLED_SPREAD_REPULSION } from './constants.ts';

/** Inverse squared length at which two points drawn evenly from the cube are one length-scale apart: their mean squared distance is d / 6. */
export function pooledMode(d: number): number {
  return POOLED_PAIR_DISTANCE / d;
}

/**
 * Log prior of many length-scales, up to a constant; adds its gradient. They share a scale that the data choose, and each differs from it only as
 * far as the data insist.
 *
 * | symbol | meaning                                                                     |
 * | t_g    | log of the inverse squared length of group g, of d                          |
 * | m      | mean of all t_g                                                             |
 * | s      | e^m / (6 / d): 1 where the typical pair of points is one length-scale apart |
 *
 *   p(t) = -c sum_g (e^(t_g - m) + e^(m - t_g)) - h (s + 1 / s)
 *   dp/dt_g = -c v_g + c mean(v) - h (s - 1 / s) / d,   v_g = e^(t_g - m) - e^(m - t_g)
 *
 * With fifty lengths and a hundred points, lengths that are believed in one by one follow the noise: each of them costs nothing and explains a little. A
 * prior of each by itself also has to say how long they are, and with any fixed answer fifty of them outvote the data. Cost O(d).
 */
export function addPooledPrior(theta: Float64Array, gradient: Float64Array, d: number): number {
  let middle = 0;
  for (let g = 0; g < d; g++) middle += theta[g]! / d;
  let value = 0;
  let slopes = 0;
  for (let g = 0; g < d; g++) {
    const above = exactExp(theta[g]! - middle);
    const slope = POOLED_SPREAD_REPULSION * (above - 1 / above);
    value -= POOLED_SPREAD_REPULSION * (above + 1 / above);
    gradient[g]! -= slope;
    slopes += slope;
  }
  const scale = exactExp(middle) / pooledMode(d);
  const common = (slopes - POOLED_SCALE_REPULSION * (scale - 1 / scale)) / d;
  for (let g = 0; g < d; g++) gradient[g]! += common;
  return value - POOLED_SCALE_REPULSION * (scale + 1 / scale);
}
