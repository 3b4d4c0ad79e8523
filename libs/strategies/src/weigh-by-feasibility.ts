import { LARGEST_BATCH, LARGEST_CLIMB, type Acquisition } from '#acquisition';
import { exactExp, logNormalCdf, logNormalPdf, type Kernels } from '#numerics';
import type { GaussianProcess } from '#surrogate';

/**
 * An improvement counts only if the trial works out: log EI + c log P(success), with the caution c >= 1.
 *
 * | symbol | meaning                                                   |
 * | m, v   | posterior mean and variance of the label, +1 or -1        |
 * | s^2    | v + noise variance of the labels                          |
 * | z      | m / s;   P = Phi(z)                                       |
 *
 *   d log P = phi(z) / Phi(z) (dm / s - m dv / (2 s^3))
 *
 * Cost of a batch: one more posterior.
 */
export function weighByFeasibility(
  kernels: Kernels,
  acquisition: Acquisition,
  feasibility: GaussianProcess,
  caution: number,
): Acquisition {
  const { model, hyperparameters } = feasibility;
  const { numeric } = model.kernel;
  const mean = kernels.allocate(LARGEST_BATCH);
  const variance = kernels.allocate(LARGEST_BATCH);
  const meanGradient = kernels.allocate(LARGEST_CLIMB * numeric);
  const varianceGradient = kernels.allocate(LARGEST_CLIMB * numeric);
  const deviation = (i: number): number => Math.sqrt(Math.max(variance[i]!, 0) + hyperparameters.noiseVariance);

  return {
    name: `${acquisition.name} + logP(success)`,
    // The logarithm of a probability adds nothing above 0.
    bound: acquisition.bound,
    score(points, out) {
      acquisition.score(points, out);
      kernels.posterior(model, points, mean, variance);
      for (let i = 0; i < points.count; i++) out[i]! += caution * logNormalCdf(mean[i]! / deviation(i));
    },
    scoreWithGradients(points, out, gradients) {
      acquisition.scoreWithGradients(points, out, gradients);
      kernels.posteriorGradient(model, points, mean, variance, meanGradient, varianceGradient);
      for (let i = 0; i < points.count; i++) {
        const s = deviation(i);
        const z = mean[i]! / s;
        const logP = logNormalCdf(z);
        const perZ = caution * exactExp(logNormalPdf(z) - logP);
        out[i]! += caution * logP;
        for (let c = i * numeric; c < (i + 1) * numeric; c++)
          gradients[c]! += perZ * (meanGradient[c]! / s - (mean[i]! * varianceGradient[c]!) / (2 * s * s * s));
      }
    },
  };
}
