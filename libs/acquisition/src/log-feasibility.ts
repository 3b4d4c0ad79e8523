import { exactExp, logNormalCdf, logNormalPdf, type FittedGaussianProcess, type Kernels } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import { LARGEST_CLIMB } from './constants.ts';

/** A modelled metric that must not be below its limit, in the unit of the model. */
export interface Limit {
  readonly model: FittedGaussianProcess;
  readonly least: number;
}

/**
 * Log of the probability that a point is within all limits, taken as independent.
 *
 * | symbol      | meaning                                                   |
 * | mu_k, s_k   | posterior mean and deviation of limited metric k          |
 * | t_k         | its least acceptable value                                |
 * | z_k         | (mu_k - t_k) / s_k                                        |
 *
 *   score = sum_k log Phi(z_k),   d score = sum_k phi(z_k) / Phi(z_k) dz_k,   dz = (dmu - z ds) / s,   ds = ds^2 / (2 s)
 *
 * As a term beside a logarithm of an improvement it is Gardner et al. (2014); alone it leads to the first feasible point. The logarithm keeps a
 * slope where the probability is 0 to machine precision. Cost per batch: the posterior of every limit. The processes share their columns.
 */
export function createLogFeasibility(kernels: Kernels, limits: readonly Limit[], largestBatch: number): Acquisition {
  const numeric = limits[0]?.model.kernel.numeric ?? 0;
  const mean = kernels.allocate(largestBatch);
  const variance = kernels.allocate(largestBatch);
  const meanGradient = kernels.allocate(LARGEST_CLIMB * numeric);
  const varianceGradient = kernels.allocate(LARGEST_CLIMB * numeric);
  return {
    name: 'logPF',
    score(points, out) {
      out.fill(0, 0, points.count);
      for (const { model, least } of limits) {
        kernels.posterior(model, points, mean, variance);
        for (let i = 0; i < points.count; i++) out[i]! += logNormalCdf((mean[i]! - least) / Math.sqrt(variance[i]!));
      }
    },
    scoreWithGradients(points, out, gradients) {
      const { count } = points;
      out.fill(0, 0, count);
      gradients.fill(0, 0, count * numeric);
      for (const { model, least } of limits) {
        kernels.posteriorGradient(model, points, mean, variance, meanGradient, varianceGradient);
        for (let i = 0; i < count; i++) {
          const deviation = Math.sqrt(variance[i]!);
          const z = (mean[i]! - least) / deviation;
          const logProbability = logNormalCdf(z);
          const perMean = exactExp(logNormalPdf(z) - logProbability) / deviation;
          const perVariance = (-z * perMean) / (2 * deviation);
          out[i]! += logProbability;
          for (let c = i * numeric; c < (i + 1) * numeric; c++)
            gradients[c]! += perMean * meanGradient[c]! + perVariance * varianceGradient[c]!;
        }
      }
    },
  };
}
