import type { Domain } from '#acquisition';
import type { Kernels } from '#numerics';
import type { Prediction } from '#study';
import type { Model } from './fit-model.ts';
import { rawPrediction } from './raw-prediction.ts';

/** The Gaussian process's prediction of the metric at a position, in the unit of the metric. */
export function predictRaw(
  kernels: Kernels,
  domain: Domain,
  model: Pick<Model, 'process' | 'warp' | 'sign'>,
  position: Float64Array,
): Prediction {
  const mark = kernels.mark();
  const row = kernels.allocate(domain.columns);
  const mean = kernels.allocate(1);
  const variance = kernels.allocate(1);
  domain.embed(position, row);
  kernels.posterior(model.process.expected, { data: row, count: 1, stride: domain.columns }, mean, variance);
  const [centre, deviation] = [mean[0]!, Math.sqrt(variance[0]!)];
  kernels.release(mark);
  return rawPrediction(model.warp, model.sign, centre, deviation);
}
