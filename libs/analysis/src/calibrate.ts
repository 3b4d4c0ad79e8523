import { exactLog, square } from '#numerics';
import type { LeaveOneOut } from '#surrogate';
import { HALF_INTERVAL, NINETY_INTERVAL } from './constants.ts';
import { rankCorrelation } from './rank-correlation.ts';
import { varianceOf } from './variance-of.ts';

/** How well a model predicted each observation from the others. */
export interface Calibration {
  /** Observations that have such a prediction. */
  readonly observations: number;
  /** Mean log density of the observations under their predictions; larger is better. */
  readonly meanLogDensity: number;
  /** The same of a model that knows nothing but the mean and the variance of the outputs; null where they are all equal, since it has no bound then. */
  readonly constantLogDensity: number | null;
  /** Spearman's, of predictions and observations: 1 orders them all right, 0 is chance. */
  readonly rankCorrelation: number;
  /** Share of the observations within the central 50 % and 90 % of their predictive distribution. */
  readonly coverageOfHalf: number;
  readonly coverageOfNinety: number;
  /** Of z_i = (y_i - mean_i) / deviation_i: near 0 without bias, and near 1 where the deviations are honest. */
  readonly meanResidual: number;
  readonly residualDeviation: number;
}

/**
 * | symbol | meaning                                                       |
 * | y_i    | output, standardised or warped as the model sees it           |
 * | m_i    | its prediction from all others, with variance v_i             |
 * | z_i    | (y_i - m_i) / sqrt(v_i)                                       |
 *
 *   meanLogDensity     = -1/2 mean_i (log 2 pi v_i + z_i^2)
 *   constantLogDensity = -1/2 (log 2 pi s^2 + 1),  s^2 the variance of y
 *
 * The second is the leave-one-out density of a Gaussian process that explains all by noise, with its hyper-parameters kept as the first
 * keeps them, so that the two compare: a model below it has learnt nothing that its mean does not say. Predictions that are NaN (an
 * observation that every tree of a forest drew) do not count. O(n log n).
 */
export function calibrate(
  y: ArrayLike<number>,
  { mean, variance }: Pick<LeaveOneOut, 'mean' | 'variance'>,
): Calibration {
  const known = Array.from(mean.keys()).filter((i) => !Number.isNaN(mean[i]!));
  const n = known.length;
  const outputs = known.map((i) => y[i]!);
  const predicted = known.map((i) => mean[i]!);
  const residuals = known.map((i) => (y[i]! - mean[i]!) / Math.sqrt(variance[i]!));
  const logDensities = known.map((i, k) => -0.5 * (exactLog(2 * Math.PI * variance[i]!) + square(residuals[k]!)));
  const within = (width: number): number => average(residuals.map((z) => (Math.abs(z) <= width ? 1 : 0)));
  const meanResidual = average(residuals);
  return {
    observations: n,
    meanLogDensity: average(logDensities),
    constantLogDensity: constantLogDensity(outputs),
    rankCorrelation: rankCorrelation(predicted, outputs),
    coverageOfHalf: within(HALF_INTERVAL),
    coverageOfNinety: within(NINETY_INTERVAL),
    meanResidual,
    residualDeviation: Math.sqrt(average(residuals.map((z) => square(z - meanResidual)))),
  };
}

function constantLogDensity(outputs: readonly number[]): number | null {
  const variance = varianceOf(outputs);
  return variance > 0 ? -0.5 * (exactLog(2 * Math.PI * variance) + 1) : null;
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
