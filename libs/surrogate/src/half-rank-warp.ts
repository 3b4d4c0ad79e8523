import { normalQuantile } from '#numerics';
import { NARROWEST_SPREAD, ROUNDING_SHARE } from './constants.ts';
import type { OutputWarp } from './output-warp.ts';
import { rootMeanSquare, scaleToUnit, standardise } from './standardise.ts';

/**
 * Half-rank warp and standardisation of the observed scores (larger is better, NaN = failed or infeasible).
 *
 * | symbol   | meaning                                                              |
 * | y_i      | score of observation i                                               |
 * | m        | median of the finite scores                                          |
 * | u_1<u_2..| the distinct finite scores, k of them below m                        |
 * | s        | root mean square of u_j - m over the distinct scores u_j >= m, over all where those are one value |
 * | w_i      | y_i if y_i >= m, else m + s * Phi^-1((rank(y_i) - 1/2) / (2 D))      |
 * | D        | k + 1/2 if m is itself a score, else k                               |
 * | z_i      | (w_i - mean w) / sd w                                                |
 *
 * The bad half is replaced by what a normal distribution with the good half's spread would show at its ranks, so that a few
 * disasters cannot flatten the differences among the good points, which are kept as they are. A plain z-score is dominated by
 * those disasters; a full rank transform throws away how much better the best is. Formula: Vizier's HalfRankComponent
 * (Song et al. 2024, arXiv 2408.11527). A failure becomes min z - (range z / 2 + 1), Vizier's InfeasibleWarper: worse than all
 * that worked, by an amount on the scale of the data. Cost O(n log n).
 */
export function fitHalfRankWarp(scores: Float64Array): OutputWarp {
  const { scaled, magnitude } = scaleToUnit(scores);
  const distinct = distinctFinite(scaled);
  const half = lowerHalf(scaled, distinct);
  const warped = scaled.map((y) => (y < half.median ? half.quantiles[rankOf(distinct, y)]! : y));
  const { z, mean, deviation } = standardise(warped);

  const unwarp = (value: number): number => {
    const w = value * deviation + mean;
    return magnitude * (w >= half.median ? w : belowMedian(w, half, distinct));
  };
  return { warped: z, unwarp };
}

interface LowerHalf {
  readonly median: number;
  readonly spread: number;
  /** Warped value of each distinct score below the median, ascending. */
  readonly quantiles: readonly number[];
}

function distinctFinite(values: Float64Array): readonly number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const distinct: number[] = [];
  for (const value of sorted) if (distinct.length === 0 || value > distinct[distinct.length - 1]!) distinct.push(value);
  return distinct;
}

function lowerHalf(values: Float64Array, distinct: readonly number[]): LowerHalf {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  if (n === 0) return { median: 0, spread: 1, quantiles: [] };
  const median = n % 2 === 1 ? sorted[(n - 1) / 2]! : (sorted[n / 2 - 1]! + sorted[n / 2]!) / 2;
  const below = distinct.filter((value) => value < median).length;
  const good = distinct.slice(below);
  let spread = rootMeanSquare(good, median);
  if (spread <= Math.max(ROUNDING_SHARE * Math.abs(median), NARROWEST_SPREAD))
    spread = rootMeanSquare(distinct, median);
  const denominator = below + (good[0] === median ? 0.5 : 0);
  const quantiles = distinct
    .slice(0, below)
    .map((_, j) => median + spread * normalQuantile((0.5 * (j + 0.5)) / denominator));
  return { median, spread, quantiles };
}

/** Position of a score among the distinct ones, by bisection. */
function rankOf(distinct: readonly number[], value: number): number {
  let low = 0;
  let high = distinct.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (distinct[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Between two observed scores linear in the warped value; below the worst with the spread of the good half. */
function belowMedian(w: number, half: LowerHalf, distinct: readonly number[]): number {
  const { quantiles, median } = half;
  const k = quantiles.length;
  const lowest = quantiles[0];
  if (lowest === undefined) return w;
  if (w <= lowest) return distinct[0]! + (w - lowest);
  const j = rankOf(quantiles, w);
  const [leftW, leftY] = [quantiles[j - 1]!, distinct[j - 1]!];
  const [rightW, rightY] = j < k ? [quantiles[j]!, distinct[j]!] : [median, median];
  return leftY + ((rightY - leftY) * (w - leftW)) / (rightW - leftW);
}
