import type { FittedGaussianProcess, Kernels } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import type { Alternative } from './alternative.ts';
import { BOUND_LEAST, BOUND_SHARE, BOUNDED_FROM, LARGEST_CLIMB } from './constants.ts';

export interface Improvement extends Acquisition {
  /** Over another incumbent. */
  over(incumbent: number): Pick<Alternative, 'acquisition' | 'boundAgain'>;
}

/**
 * Log of the expected improvement over an incumbent, for maximisation.
 *
 * | symbol    | meaning                                                                       |
 * | mu, sigma | posterior mean and standard deviation of the noise-free function at a point   |
 * | f*        | the incumbent: best posterior mean over the points tried                      |
 * | z         | (mu - f*) / sigma                                                             |
 *
 *   EI = sigma (phi(z) + z Phi(z)),   score = log EI
 *   d log EI = Phi(z) / EI dmu + phi(z) / EI dsigma,   dsigma = dsigma^2 / (2 sigma)
 *
 * The logarithm, computed as such, because EI itself is 0 to machine precision over most of the cube and has no gradient there
 * (Ament et al. 2023, arXiv 2310.20708). The incumbent is a posterior mean and not the best observation, which under noise is a lucky draw
 * that nothing can improve on. A batch of m points costs m n^2/2 multiply-adds.
 *
 * Every observation narrows the variance, whatever its outcome, and log EI grows with sigma: with the variance of the first observations alone it
 * is an upper bound. The leading block of L is the factor of these, so that it costs m (n + (n / 8)^2 / 2).
 */
export function createLogExpectedImprovement(
  kernels: Kernels,
  model: FittedGaussianProcess,
  incumbent: number,
  largestBatch: number,
): Improvement {
  const { numeric } = model.kernel;
  const mean = kernels.allocate(largestBatch);
  const variance = kernels.allocate(largestBatch);
  const boundMean = kernels.allocate(largestBatch);
  const boundVariance = kernels.allocate(largestBatch);
  const perMean = kernels.allocate(LARGEST_CLIMB);
  const perDeviation = kernels.allocate(LARGEST_CLIMB);
  const meanGradient = kernels.allocate(LARGEST_CLIMB * numeric);
  const varianceGradient = kernels.allocate(LARGEST_CLIMB * numeric);

  const n = model.x.count;
  const first = Math.max(BOUND_LEAST, Math.floor(n / BOUND_SHARE));
  const early = { ...model, x: { ...model.x, count: first } };

  const boundBy = (target: number, m: number, out: Float64Array): void => {
    const [means, variances] = [boundMean.subarray(0, m), boundVariance.subarray(0, m)];
    kernels.logExpectedImprovement(means, variances, target, out.subarray(0, m), null, null);
  };
  const over = (target: number): Acquisition => ({
    name: 'logEI',
    bound:
      n < BOUNDED_FROM
        ? undefined
        : (points, out) => {
            kernels.posterior(early, points, boundMean, boundVariance);
            kernels.posterior(model, points, boundMean, null);
            boundBy(target, points.count, out);
          },
    score(points, out) {
      const m = points.count;
      kernels.posterior(model, points, mean, variance);
      kernels.logExpectedImprovement(
        mean.subarray(0, m),
        variance.subarray(0, m),
        target,
        out.subarray(0, m),
        null,
        null,
      );
    },
    scoreWithGradients(points, out, gradients) {
      const m = points.count;
      kernels.posteriorGradient(model, points, mean, variance, meanGradient, varianceGradient);
      kernels.logExpectedImprovement(
        mean.subarray(0, m),
        variance.subarray(0, m),
        target,
        out.subarray(0, m),
        perMean.subarray(0, m),
        perDeviation.subarray(0, m),
      );
      for (let i = 0; i < m; i++) {
        const perVariance = perDeviation[i]! / (2 * Math.sqrt(variance[i]!));
        for (let c = i * numeric; c < (i + 1) * numeric; c++)
          gradients[c] = perMean[i]! * meanGradient[c]! + perVariance * varianceGradient[c]!;
      }
    },
  });
  return {
    ...over(incumbent),
    over(target) {
      const acquisition = over(target);
      if (acquisition.bound === undefined) return { acquisition };
      return {
        acquisition,
        boundAgain: (count, out) => {
          boundBy(target, count, out);
        },
      };
    },
  };
}
