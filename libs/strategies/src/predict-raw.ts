import type { Domain } from '#acquisition';
import type { Kernels } from '#numerics';
import type { Prediction } from '#study';
import { posteriorAt } from '#surrogate';
import type { Model } from './fit-model.ts';
import { rawPrediction } from './raw-prediction.ts';
import { rowOf } from './row-of.ts';

/** The Gaussian process's prediction of the metric at a position, in the unit of the metric. */
export function predictRaw(
  kernels: Kernels,
  domain: Domain,
  model: Pick<Model, 'process' | 'warp' | 'sign'>,
  position: Float64Array,
): Prediction {
  const { mean, variance } = posteriorAt(kernels, model.process.expected, [rowOf(domain, position)]);
  return rawPrediction(model.warp, model.sign, mean[0]!, Math.sqrt(variance[0]!));
}
