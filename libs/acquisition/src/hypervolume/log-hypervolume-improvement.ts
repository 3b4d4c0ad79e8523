import type { FittedGaussianProcess, Kernels } from '#numerics';
import type { Acquisition } from '../acquisition.ts';
import { LARGEST_CLIMB } from '../constants.ts';
import type { LogEhvi } from './log-ehvi.ts';

/**
 * log EHVI as an acquisition over the search space: one Gaussian process per objective, whose gradients are put through `improvement`.
 *
 *   d score = sum_j (per mean_j) dmean_j + (per deviation_j) dvariance_j / (2 deviation_j)
 *
 * The processes must share their layout of columns. A batch of p points costs m times the posterior plus the EHVI itself.
 */
export function createLogHypervolumeImprovement(
  kernels: Kernels,
  models: readonly FittedGaussianProcess[],
  improvement: LogEhvi,
  largestBatch: number,
): Acquisition {
  const numeric = models[0]?.kernel.numeric ?? 0;
  const perModel = (length: number): Float64Array[] => models.map(() => kernels.allocate(length));
  const means = perModel(largestBatch);
  const variances = perModel(largestBatch);
  const perMean = perModel(LARGEST_CLIMB);
  const perDeviation = perModel(LARGEST_CLIMB);
  const meanGradients = perModel(LARGEST_CLIMB * numeric);
  const varianceGradients = perModel(LARGEST_CLIMB * numeric);
  return {
    name: 'logEHVI',
    score(points, out) {
      models.forEach((model, j) => {
        kernels.posterior(model, points, means[j]!, variances[j]!);
      });
      improvement.score(means, variances, points.count, out);
    },
    scoreWithGradients(points, out, gradients) {
      const { count } = points;
      models.forEach((model, j) => {
        kernels.posteriorGradient(model, points, means[j]!, variances[j]!, meanGradients[j]!, varianceGradients[j]!);
      });
      improvement.scoreWithGradients(means, variances, count, out, perMean, perDeviation);
      gradients.fill(0, 0, count * numeric);
      for (let j = 0; j < models.length; j++) {
        for (let i = 0; i < count; i++) {
          const perVariance = perDeviation[j]![i]! / (2 * Math.sqrt(variances[j]![i]!));
          for (let c = i * numeric; c < (i + 1) * numeric; c++)
            gradients[c]! += perMean[j]![i]! * meanGradients[j]![c]! + perVariance * varianceGradients[j]![c]!;
        }
      }
    },
  };
}
