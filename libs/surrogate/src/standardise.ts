import { square } from '#numerics';
import { FAILURE_MARGIN, FAILURE_RANGE_SHARE, LEAST_MEAN_SQUARE, ROUNDING_SHARE } from './constants.ts';
import type { OutputWarp } from './output-warp.ts';

/**
 * The plain z-score of the observed scores (larger is better, NaN or infinite = failed or infeasible): z_i = (y_i - mean y) / sd y.
 *
 * It shows the model the objective as it is: where a landscape is smooth over orders of magnitude, that is the truth, and a warp only bends
 * it. Its weakness, a few disasters that flatten all else, is what fitTailWarp and fitHalfRankWarp are for. Cost O(n).
 */
export function fitStandardisation(scores: Float64Array): OutputWarp {
  const { scaled, magnitude } = scaleToUnit(scores);
  const { z, mean, deviation } = standardise(scaled);
  return { warped: z, unwarp: (value) => magnitude * (value * deviation + mean) };
}

/**
 * Scores divided by their largest magnitude, so that neither 1e300 nor 1e-300 leaves the range of a double when squared; everything that is
 * not finite becomes NaN.
 */
export function scaleToUnit(scores: Float64Array): { readonly scaled: Float64Array; readonly magnitude: number } {
  let largest = 0;
  for (const score of scores) if (Number.isFinite(score)) largest = Math.max(largest, Math.abs(score));
  const magnitude = largest > 0 ? largest : 1;
  return { scaled: scores.map((score) => (Number.isFinite(score) ? score / magnitude : NaN)), magnitude };
}

/** Mean 0 and variance 1 over what is not NaN; a NaN becomes min z - (range z / 2 + 1), Vizier's value for the infeasible. */
export function standardise(values: Float64Array): {
  readonly z: Float64Array;
  readonly mean: number;
  readonly deviation: number;
} {
  const { mean, deviation } = moments(values);
  const z = values.map((value) => (value - mean) / deviation);
  placeFailures(z);
  return { z, mean, deviation };
}

/** Also where the squares of all differences leave the range of a double: beside a disaster of 1e300 good scores differ by 1e-300 of it. */
export function rootMeanSquare(values: Float64Array | readonly number[], centre: number): number {
  if (values.length === 0) return 0;
  const meanSquare = (unit: number): number => {
    let sum = 0;
    for (const value of values) sum += square((value - centre) / unit);
    return sum / values.length;
  };
  const plain = meanSquare(1);
  if (plain > LEAST_MEAN_SQUARE) return Math.sqrt(plain);
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value - centre));
  return largest === 0 ? 0 : largest * Math.sqrt(meanSquare(largest));
}

function moments(values: Float64Array): { mean: number; deviation: number } {
  const finite = values.filter((value) => !Number.isNaN(value));
  if (finite.length === 0) return { mean: 0, deviation: 1 };
  let mean = 0;
  for (const value of finite) mean += value / finite.length;
  const deviation = rootMeanSquare(finite, mean);
  const largest = finite.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { mean, deviation: deviation > ROUNDING_SHARE * largest ? deviation : 1 };
}

function placeFailures(z: Float64Array): void {
  let [low, high] = [Infinity, -Infinity];
  for (const value of z) {
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const bad = low > high ? 0 : low - (FAILURE_RANGE_SHARE * (high - low) + FAILURE_MARGIN);
  for (let i = 0; i < z.length; i++) if (Number.isNaN(z[i])) z[i] = bad;
}
