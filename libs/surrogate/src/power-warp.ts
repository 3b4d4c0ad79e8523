import { exactExp, exactLog, GOLDEN_FRACTION } from '#numerics';
import { LARGEST_POWER, LEAST_POWER, LINEAR_BELOW, POWER_LEAST_SCORES, POWER_STEPS } from './constants.ts';
import type { OutputWarp } from './output-warp.ts';
import { rootMeanSquare, scaleToUnit, standardise } from './standardise.ts';

/**
 * Yeo and Johnson's power transform of the standardised scores (larger is better, NaN = failed or infeasible), standardised again.
 *
 * | symbol | meaning                                                                     |
 * | z      | standardised score                                                          |
 * | lambda | the power, of the largest likelihood under a normal distribution of t       |
 * | p      | lambda where z >= 0, 2 - lambda where z < 0                                 |
 *
 *   t = sign(z) ((1 + |z|)^p - 1) / p,   sign(z) ln(1 + |z|) for p = 0
 *   ln L(lambda) = -n ln sd(t) + (lambda - 1) sum_i sign(z_i) ln(1 + |z_i|)
 *
 * A Gaussian process expects outputs that are about normal. The half-rank warp makes the bad half so and keeps the good half as it is; this one bends both, by
 * one number, and smoothly: long tails of bad results are drawn in and what lies close together at the top is drawn apart. As in HEBO (Cowen-Rivers et al.
 * 2022, arXiv 2012.03826), which takes Box and Cox's transform where it can; that one needs positive values, and scores are of either sign.
 * The likelihood has one mode in lambda for all but degenerate data, so golden section finds it. Past the worst and the best score the way back is linear, with the
 * slope that it has there: the power's own reaches infinity at a finite t where p < 0, and a prediction a little beyond the best would be a hundred ranges away. Cost O(n) per step.
 */
export function fitPowerWarp(scores: Float64Array): OutputWarp {
  const { scaled, magnitude } = scaleToUnit(scores);
  const plain = standardise(scaled);
  const known = plain.z.filter((_, i) => !Number.isNaN(scaled[i]!));
  const power = known.length < POWER_LEAST_SCORES ? 1 : likeliestPower(known);
  const bent = scaled.map((score, i) => (Number.isNaN(score) ? NaN : bend(plain.z[i]!, power)));
  const { z, mean, deviation } = standardise(bent);
  const ends = [known.reduce((a, b) => Math.min(a, b), 0), known.reduce((a, b) => Math.max(a, b), 0)] as const;
  const unwarp = (value: number): number =>
    magnitude * (unbendWithin(value * deviation + mean, power, ends) * plain.deviation + plain.mean);
  return { warped: z, unwarp };
}

/** p of the side that a value lies on. */
function sideOf(value: number, power: number): number {
  return value >= 0 ? power : 2 - power;
}

function bend(z: number, power: number): number {
  const p = sideOf(z, power);
  const log = exactLog(1 + Math.abs(z));
  return Math.sign(z) * (Math.abs(p) < LINEAR_BELOW ? log : (exactExp(p * log) - 1) / p);
}

/** The inverse of bend() between the ends, and its tangents at them beyond: dt / dz = (1 + |z|)^(p - 1). */
function unbendWithin(t: number, power: number, [worst, best]: readonly [number, number]): number {
  const isBelow = t < bend(worst, power);
  const end = isBelow ? worst : best;
  const beyond = t - bend(end, power);
  if (!isBelow && beyond <= 0) return unbend(t, power);
  return end + beyond * exactExp((1 - sideOf(end, power)) * exactLog(1 + Math.abs(end)));
}

function unbend(t: number, power: number): number {
  const p = sideOf(t, power);
  const log = Math.abs(p) < LINEAR_BELOW ? Math.abs(t) : exactLog(1 + p * Math.abs(t)) / p;
  return Math.sign(t) * (exactExp(log) - 1);
}

function likeliestPower(z: Float64Array): number {
  const logs = z.reduce((sum, value) => sum + Math.sign(value) * exactLog(1 + Math.abs(value)), 0);
  const likelihood = (power: number): number => {
    const bent = z.map((value) => bend(value, power));
    const mean = bent.reduce((sum, value) => sum + value / bent.length, 0);
    const deviation = rootMeanSquare(bent, mean);
    return deviation > 0 ? (power - 1) * logs - z.length * exactLog(deviation) : -Infinity;
  };
  return goldenMaximum(likelihood, LEAST_POWER, LARGEST_POWER);
}

/** Where a function of one mode has it, to (high - low) GOLDEN_FRACTION^POWER_STEPS. */
function goldenMaximum(f: (x: number) => number, low: number, high: number): number {
  let [left, right] = [high - GOLDEN_FRACTION * (high - low), low + GOLDEN_FRACTION * (high - low)];
  let [ofLeft, ofRight] = [f(left), f(right)];
  for (let step = 0; step < POWER_STEPS; step++) {
    if (ofLeft > ofRight) {
      [high, right, ofRight] = [right, left, ofLeft];
      left = high - GOLDEN_FRACTION * (high - low);
      ofLeft = f(left);
    } else {
      [low, left, ofLeft] = [left, right, ofRight];
      right = low + GOLDEN_FRACTION * (high - low);
      ofRight = f(right);
    }
  }
  return (low + high) / 2;
}
