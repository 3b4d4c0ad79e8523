import { exactLog } from '#numerics';
import { covarianceFormOf } from './covariance-form-of.ts';

/** Weights and rates of one generation. */
export interface LearningRates {
  /** Recombination weights of the best mu trials, positive, falling, of sum 1. */
  readonly weights: readonly number[];
  /** mu_eff = 1 / sum w^2: how many trials the weighted mean is worth. */
  readonly effective: number;
  readonly sigmaPath: number;
  readonly damping: number;
  readonly covariancePath: number;
  readonly rankOne: number;
  readonly rankMu: number;
  /** E ||N(0, I)||. */
  readonly expectedLength: number;
}

/** lambda = 4 + floor(3 ln n). */
export function defaultPopulation(dimension: number): number {
  return 4 + Math.floor(3 * exactLog(Math.max(1, dimension)));
}

/**
 * The defaults of Hansen, The CMA Evolution Strategy: A Tutorial (2016, arXiv 1604.00772), table 1, with positive weights only: points that were repaired
 * or come from an older distribution say where it is good, but nothing about the directions to shrink.
 *
 * | symbol              | here            | formula                                                                    |
 * | n, lambda           | arguments       | numeric dimensions, ended trials of the generation                          |
 * | mu, w_i             | weights         | mu = floor(lambda / 2), w_i ~ ln((lambda + 1) / 2) - ln i                   |
 * | c_sigma             | sigmaPath       | (mu_eff + 2) / (n + mu_eff + 5)                                             |
 * | d_sigma             | damping         | 1 + 2 max(0, sqrt((mu_eff - 1) / (n + 1)) - 1) + c_sigma                    |
 * | c_c                 | covariancePath  | (4 + mu_eff / n) / (n + 4 + 2 mu_eff / n)                                   |
 * | c_1                 | rankOne         | f 2 / ((n + 1.3)^2 + mu_eff)                                                |
 * | c_mu                | rankMu          | min(1 - c_1, f 2 (1/4 + mu_eff + 1 / mu_eff - 2) / ((n + 2)^2 + mu_eff))    |
 * | f                   |                 | 1, or (n + 2) / 3 where only the diagonal is learnt (diagonal-covariance.ts)  |
 */
export function learningRates(n: number, lambda: number): LearningRates {
  const parents = Math.max(1, Math.floor(lambda / 2));
  const raw = Array.from({ length: parents }, (_, i) => exactLog((lambda + 1) / 2) - exactLog(i + 1));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const weights = raw.map((weight) => weight / total);
  const effective = 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
  const sigmaPath = (effective + 2) / (n + effective + 5);
  const rateFactor = covarianceFormOf(n).rateFactor(n);
  const rankOne = (rateFactor * 2) / ((n + 1.3) * (n + 1.3) + effective);
  return {
    weights,
    effective,
    sigmaPath,
    damping: 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + sigmaPath,
    covariancePath: (4 + effective / n) / (n + 4 + (2 * effective) / n),
    rankOne,
    rankMu: Math.min(
      1 - rankOne,
      (rateFactor * 2 * (0.25 + effective + 1 / effective - 2)) / ((n + 2) * (n + 2) + effective),
    ),
    expectedLength: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  };
}
