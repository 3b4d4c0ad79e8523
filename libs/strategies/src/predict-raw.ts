import type { Domain } from '#acquisition';
import type { Kernels } from '#numerics';
import type { Prediction } from '#study';
import type { Model } from './fit-model.ts';

/**
 * The model's prediction of the metric at a position, in the unit of the metric. The mean is the warped mean mapped back (the median of what
 * the model expects), the standard deviation half the distance between mean + sd and mean - sd mapped back: what a person wants to read, exact
 * where the warp is linear, and finite everywhere.
 */
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
  kernels.posterior(model.process.model, { data: row, count: 1, stride: domain.columns }, mean, variance);
  const [centre, deviation] = [mean[0]!, Math.sqrt(variance[0]!)];
  kernels.release(mark);
  // Plus zero: JSON knows no negative zero.
  const raw = (output: number): number => model.sign * finite(model.warp.unwarp(output)) + 0;
  return {
    mean: raw(centre),
    standardDeviation: finite(Math.abs(raw(centre + deviation) / 2 - raw(centre - deviation) / 2)),
  };
}

/** A prediction beyond the largest double is that double: JSON knows no infinity. */
function finite(value: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
}
