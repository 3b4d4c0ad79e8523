import { exactExpm1, exactLog1p } from '#numerics';
import { FAR_OUT, NARROWEST_BESIDE_BEST, NARROWEST_MIDDLE, NARROWEST_SPREAD } from './constants.ts';
import type { OutputWarp } from './output-warp.ts';
import { quartilesOf } from './quartiles-of.ts';
import { scaleToUnit, standardise } from './standardise.ts';

/**
 * The z-score of the observed scores (larger is better, NaN or infinite = failed or infeasible) with disasters drawn in.
 *
 * | symbol | meaning                                                                        |
 * | y_i    | score of observation i, n of them finite                                       |
 * | q1, q3 | quartiles: the scores that n / 4 and 3 n / 4 lie below                         |
 * | s      | q3 - q1                                                                        |
 * | a      | q1 - 3 s, Tukey's (1977) outer fence: what lies below is far out               |
 * | t_i    | y_i - a if y_i >= a, else -s log(1 + (a - y_i) / s), then standardised         |
 *
 * A few networks that learnt nothing, at 10 % where the others lie between 80 and 92, leave a plain z-score no room for the differences that make a front. The
 * half-rank warp would do, but it flattens the bad half of every objective, and one objective's bad half is where another one is best. What is not far
 * out is only moved and scaled here, so a smooth objective stays as smooth as it is; the slope is continuous at the fence. Below the worst score the
 * way back is linear. Where the middle half of the scores is one value they have no scale of their own, and none is far out. Cost O(n log n).
 */
export function fitTailWarp(scores: Float64Array): OutputWarp {
  const { scaled, magnitude } = scaleToUnit(scores);
  const { worst, fence, spread } = placeFence(scaled.filter((y) => !Number.isNaN(y)).sort());
  const draw = (y: number): number => (y < fence ? -spread * exactLog1p((fence - y) / spread) : y - fence);
  const { z, mean, deviation } = standardise(scaled.map(draw));
  const end = draw(worst);
  const restore = (t: number): number => {
    if (t >= 0) return fence + t;
    return t < end ? worst + (t - end) : fence - spread * exactExpm1(-t / spread);
  };
  return { warped: z, unwarp: (value) => magnitude * restore(value * deviation + mean) };
}

interface Fence {
  readonly worst: number;
  /** At the worst score where none can be far out. */
  readonly fence: number;
  readonly spread: number;
}

function placeFence(sorted: Float64Array): Fence {
  const n = sorted.length;
  if (n === 0) return { worst: 0, fence: 0, spread: 0 };
  const [worst, best] = [sorted[0]!, sorted[n - 1]!];
  const [first, third] = quartilesOf(sorted);
  const spread = third - first;
  const isPlateau =
    spread <= NARROWEST_MIDDLE * Math.max(Math.abs(first), Math.abs(best)) ||
    spread <= NARROWEST_BESIDE_BEST * (best - first) ||
    spread <= NARROWEST_SPREAD;
  return { worst, fence: isPlateau ? worst : first - FAR_OUT * spread, spread };
}
