import { exactPow } from '#numerics';
import { ONE_IN_TWENTY } from './constants.ts';
import { noiseLogLikelihood } from './noise-log-likelihood.ts';
import { varianceOf } from './variance-of.ts';

/** How much better a fitted process explains its observations than noise alone. */
export interface Evidence {
  /** Twice the log likelihood over that of a constant with noise. */
  readonly likelihoodRatio: number;
  /** What it exceeds once in twenty, at most, where there is nothing but noise. */
  readonly chanceRatio: number;
}

/**
 * Likelihood ratio test of a Gaussian process against noise alone.
 *
 * | symbol | meaning                                                                        |
 * | R      | 2 (log p(y | process) - log p(y | noise)),  the latter by noiseLogLikelihood() |
 * | k      | hyper-parameters of the process beyond the mean and the noise, see fittedCount()  |
 *
 * Noise alone is the process on the border of its hyper-parameters (no signal, endless lengths), where R follows a mixture of chi-squared
 * distributions of 0 to k degrees of freedom, k/2 on average (Self and Liang 1987). R is compared with the 95 % point at k/2, by Wilson and Hilferty's cube root.
 * Simulated on noise in 2 to 50 dimensions, 20 to 100 observations, 95 % of the ratios are below -5 to 9 while the bounds are 6 to 39: the
 * hyper-parameters' prior expects little noise and takes off more.
 *
 * `configurations` says which outputs are of one configuration, by equal numbers.
 *
 * Leave-one-out predictions do not tell: they keep length-scales that were fitted to the very observation that is left out. On noise in 10 dimensions their rank
 * correlation is .4 after 60 observations. Cost O(n).
 */
export function evidenceOf(
  logLikelihood: number,
  y: Float64Array,
  fitted: number,
  configurations: ArrayLike<number>,
): Evidence {
  const chanceRatio = chiSquaredPoint(Math.max(1, fitted / 2));
  // Outputs that are all equal are no evidence for anything.
  if (!(varianceOf(y) > 0)) return { likelihoodRatio: 0, chanceRatio };
  return { likelihoodRatio: 2 * (logLikelihood - noiseLogLikelihood(y, configurations)), chanceRatio };
}

/** 95 % point at so many degrees of freedom: k (1 - 2/(9k) + z sqrt(2/(9k)))^3, 2.5 % too small at k = 1, 1 % at 2, less beyond. */
function chiSquaredPoint(degrees: number): number {
  const share = 2 / (9 * degrees);
  return degrees * exactPow(1 - share + ONE_IN_TWENTY * Math.sqrt(share), 3);
}
