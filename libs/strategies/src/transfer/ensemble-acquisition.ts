import { createLogExpectedImprovement, LARGEST_BATCH, mixAcquisitions, type Acquisition } from '#acquisition';
import type { Kernels } from '#numerics';
import type { GaussianProcess } from '#surrogate';
import { LEAST_SAY } from './constants.ts';
import type { Ensemble } from './fit-ensemble.ts';

/** The expected improvement of each model over what it thinks of the points tried, weighted by what it has to say. */
export function ensembleAcquisition(
  kernels: Kernels,
  { own, ownWeight, speakers }: Ensemble,
  numeric: number,
): Acquisition {
  const improvement = (process: GaussianProcess, incumbent: number): Acquisition =>
    createLogExpectedImprovement(kernels, process.model, incumbent, LARGEST_BATCH);
  const parts = speakers.map(({ model, weight, incumbent }) => ({
    acquisition: improvement(model.process, incumbent()),
    weight,
  }));
  if (ownWeight > 0) parts.push({ acquisition: improvement(own.process, own.incumbent()), weight: ownWeight });
  return mixAcquisitions(kernels, parts, numeric, LARGEST_BATCH);
}

/** The climb needs one metric for all models: their mean 1 / l^2, to which the own model always adds a little, or a length could be infinite. */
export function ensembleWeights(kernels: Kernels, { own, ownWeight, speakers }: Ensemble): Float64Array {
  const ownKernel = own.process.model.kernel.weights;
  const mean = kernels.allocate(ownKernel.length);
  const ownShare = Math.max(ownWeight, LEAST_SAY);
  for (let c = 0; c < mean.length; c++) {
    let sum = ownShare * ownKernel[c]!;
    for (const { model, weight } of speakers) sum += weight * model.process.model.kernel.weights[c]!;
    mean[c] = sum;
  }
  return mean;
}
