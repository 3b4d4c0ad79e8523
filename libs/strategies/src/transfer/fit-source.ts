import { createRng, type Kernels } from '#numerics';
import {
  conditionGaussianProcess,
  createTrainingSet,
  fitHyperparameters,
  type GaussianProcess,
  type Hyperparameters,
} from '#surrogate';
import { HALF_RANK_VIEW } from '../score-view.ts';
import type { SpaceDomain } from '../space-domain.ts';
import type { SourceRows } from './source-rows.ts';

export interface SourceModel {
  readonly data: SourceRows;
  readonly process: GaussianProcess;
  /** As fitted, also for parameters that the source does not know. */
  readonly hyperparameters: Hyperparameters;
}

/**
 * A Gaussian process on a source's scores, half-rank warped: only the good half of a source is of interest here. What a source does not vary it does not know:
 * the length-scale of such a parameter is infinite. Its generator is the study's and the source's alone, so that every ask would fit the same.
 */
export function fitSource(
  kernels: Kernels,
  domain: SpaceDomain,
  data: SourceRows,
  last: Hyperparameters | null,
  room: number,
  seed: number,
): SourceModel {
  const { scores, shared, source } = data;
  const training = createTrainingSet(kernels, domain, data.rows, HALF_RANK_VIEW.warp(scores).warped, room);
  const rng = createRng(seed).fork('source').fork(source.studyId);
  const hyperparameters = last ?? fitHyperparameters(kernels, training, null, rng).hyperparameters;
  const inverseSquaredLengths = hyperparameters.inverseSquaredLengths.map((value, c) =>
    shared[c] === true ? value : 0,
  );
  const process = conditionGaussianProcess(kernels, training, { ...hyperparameters, inverseSquaredLengths }, room);
  return { data, process, hyperparameters };
}
