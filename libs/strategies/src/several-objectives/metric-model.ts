import type { Kernels, Rng } from '#numerics';
import {
  conditionGaussianProcess,
  createTrainingSet,
  type GaussianProcess,
  type NoiseModel,
  type OutputWarp,
} from '#surrogate';
import { fitOrKeep, type LastFits } from '../fit-or-keep.ts';
import { keptNoise } from '../noise/noise-of-scores.ts';
import type { FittedModel } from '../model-state.ts';
import { rowOf } from '../row-of.ts';
import type { SpaceDomain } from '../space-domain.ts';
import type { Target } from './target.ts';

/** The surrogate of one target. */
export interface MetricModel {
  readonly target: Target;
  readonly process: GaussianProcess;
  readonly warp: OutputWarp;
  /** What the process learnt from: the warped scores, in the order of its points. */
  readonly outputs: Float64Array;
  readonly fitted: FittedModel;
  /** Over observed points, then believed ones: what the target is there, as the model has it. */
  means(): Float64Array;
}

export interface MetricFit {
  readonly target: Target;
  readonly warp: OutputWarp;
  readonly view: string;
  /** Of all observations. */
  readonly noise: NoiseModel;
  /** Indices of the observations that are modelled. */
  readonly kept: readonly number[];
  readonly last: LastFits;
  /** Points to be believed later on. */
  readonly room: number;
}

export function fitMetricModel(
  kernels: Kernels,
  domain: SpaceDomain,
  positions: readonly Float64Array[],
  { target, warp, view, noise, kept, last, room }: MetricFit,
  rng: Rng,
): MetricModel {
  const inputs = createTrainingSet(
    kernels,
    domain,
    kept.map((i) => rowOf(domain, positions[i]!)),
    kept.map((i) => warp.warped[i]!),
    room,
  );
  const data = { ...inputs, noise: keptNoise(noise, kept) };
  const n = positions.length;
  const fitted = fitOrKeep(kernels, domain, data, last, n, view, rng);
  const process = conditionGaussianProcess(kernels, data, fitted.hyperparameters, room);
  return { target, process, warp, outputs: data.y, fitted, means: () => process.means() };
}
