import { exactExp, exactLog, square } from '#numerics';
import { LARGEST_SHARED, SHARED_REFINEMENTS, SHARED_STEPS } from './constants.ts';

/**
 * Log likelihood of outputs about which the parameters say nothing: a constant, the chance of each configuration, and the noise of each measurement.
 *
 * | symbol  | meaning                                                             |
 * | y_ij    | output j of the n_i of configuration i, n in all                        |
 * | m       | the constant                                                        |
 * | s2      | variance of the noise of one measurement                            |
 * | r       | variance of what the measurements of a configuration share, in units of s2 |
 *
 *   y_ij = m + u_i + e_ij:   log p = -(n (log 2 pi s2 + 1) + sum_i log(1 + r n_i)) / 2
 *   s2 = sum_i [sum_j (y_ij - mean_i)^2 + n_i (mean_i - m)^2 / (1 + r n_i)] / n,   m weighs mean_i by n_i / (1 + r n_i)
 *
 * at the r that makes it largest, 0 included. Measurements of one configuration resemble each other whether or not the parameters matter; as
 * long as noise alone may not share, every model that knows where it has been before is taken for one that has learnt. With one measurement of each
 * r changes nothing, and none is looked for. O(n), and O(configurations) for each r.
 */
export function noiseLogLikelihood(y: Float64Array, configurations: ArrayLike<number>): number {
  const groups = groupOutputs(y, configurations);
  const at = (ratio: number): number => profile(groups, y.length, ratio);
  const alone = at(0);
  if (groups.length === y.length) return alone;
  const step = exactLog(LARGEST_SHARED * LARGEST_SHARED) / SHARED_STEPS;
  const ratioAt = (k: number): number => exactExp(k * step) / LARGEST_SHARED;
  let [best, place] = [-Infinity, 0];
  for (let k = 0; k <= SHARED_STEPS; k++) {
    const value = at(ratioAt(k));
    if (value > best) [best, place] = [value, k];
  }
  let [low, high] = [Math.max(0, place - 1), Math.min(SHARED_STEPS, place + 1)];
  for (let round = 0; round < SHARED_REFINEMENTS; round++) {
    const third = (high - low) / 3;
    if (at(ratioAt(low + third)) < at(ratioAt(high - third))) low += third;
    else high -= third;
  }
  return Math.max(alone, best, at(ratioAt((low + high) / 2)));
}

interface Group {
  readonly count: number;
  readonly mean: number;
  /** Sum of squares about the mean. */
  readonly within: number;
}

function groupOutputs(y: Float64Array, configurations: ArrayLike<number>): readonly Group[] {
  const members = new Map<number, number[]>();
  y.forEach((value, i) => {
    const own = members.get(configurations[i]!);
    if (own === undefined) members.set(configurations[i]!, [value]);
    else own.push(value);
  });
  return Array.from(members.values(), (values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { count: values.length, mean, within: values.reduce((sum, value) => sum + square(value - mean), 0) };
  });
}

function profile(groups: readonly Group[], n: number, ratio: number): number {
  let [weights, weighted, logs] = [0, 0, 0];
  for (const { count, mean } of groups) {
    const weight = count / (1 + ratio * count);
    weights += weight;
    weighted += weight * mean;
    logs += exactLog(1 + ratio * count);
  }
  const constant = weighted / weights;
  let squares = 0;
  for (const { count, mean, within } of groups)
    squares += within + (count * square(mean - constant)) / (1 + ratio * count);
  return -0.5 * (n * (exactLog((2 * Math.PI * squares) / n) + 1) + logs);
}
