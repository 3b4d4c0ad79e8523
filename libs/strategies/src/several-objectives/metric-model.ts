import type { Kernels, Rng } from '#numerics';
import {
  coldStartDue,
  conditionGaussianProcess,
  refitDue,
  type GaussianProcess,
  type NoiseModel,
  type OutputWarp,
} from '#surrogate';
import { fitInExtents } from '../fit-in-extents.ts';
import { keptNoise } from '../noise/noise-of-scores.ts';
import type { FittedModel } from '../model-state.ts';
import type { SpaceDomain } from '../space-domain.ts';
import { trainingSet } from '../training-set-of.ts';
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

export interface LastFits {
  /** To the same view of the scores. */
  readonly own: FittedModel | null;
  /** To any. */
  readonly any: FittedModel | null;
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
  const inputs = trainingSet(
    kernels,
    domain,
    kept.map((i) => positions[i]!),
    kept.map((i) => warp.warped[i]!),
    room,
  );
  const data = { ...inputs, noise: keptNoise(noise, kept) };
  const n = positions.length;
  const fitted: FittedModel =
    last.own !== null && !refitDue(n, last.own.fittedAt)
      ? last.own
      : {
          hyperparameters: fitInExtents(
            kernels,
            domain,
            data,
            last.any?.hyperparameters ?? null,
            rng,
            coldStartDue(n, last.any?.fittedAt ?? 0),
          ),
          fittedAt: n,
          view,
        };
  const process = conditionGaussianProcess(kernels, data, fitted.hyperparameters, room);
  return { target, process, warp, outputs: data.y, fitted, means: () => process.means() };
}
