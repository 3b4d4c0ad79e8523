import type { Kernels, Rng } from '#numerics';
import {
  conditionGaussianProcess,
  createTrainingSet,
  EXACT_LIMIT,
  type GaussianProcess,
  type OutputWarp,
} from '#surrogate';
import type { ModelState, ModelWarning } from '#study';
import { BELIEVED_PENDING, PENDING_SHORTFALL } from './constants.ts';
import { cautionAfter } from './caution-after.ts';
import { fitOrKeep } from './fit-or-keep.ts';
import { fitFeasibility } from './fit-feasibility.ts';
import { modelledObservations } from './modelled-observations.ts';
import { keptNoise, noiseOfScores } from './noise/noise-of-scores.ts';
import { viewOfTrial, type ScoreView } from './score-view.ts';
import { addToModelState, readModelState, readViewState, writeModelState } from './model-state.ts';
import type { Observations } from './observations.ts';
import { rowOf } from './row-of.ts';
import type { Search } from './search.ts';
import type { SpaceDomain } from './space-domain.ts';
import { warningsOf } from './warnings-of.ts';

/** The surrogate of one ask, pending trials included. */
export interface Model {
  readonly process: GaussianProcess;
  /** What the process learnt from: the warped scores, in the order of its points. */
  readonly outputs: Float64Array;
  /** Which observations those are, ascending: of very many a part stands for all. */
  readonly kept: readonly number[];
  /** Where trials work out at all; null while none has failed. */
  readonly feasibility: GaussianProcess | null;
  /** Weight of feasibility, see cautionAfter(). */
  readonly caution: number;
  readonly warp: OutputWarp;
  readonly sign: 1 | -1;
  readonly metric: string;
  readonly state: ModelState;
  /** Why not to read much into it. */
  readonly warnings: readonly ModelWarning[];
  /** Settled positions of the observed trials, best posterior mean first. */
  readonly bestFirst: readonly Float64Array[];
  /** What the next point must improve on, over observed and believed points. */
  incumbent(): number;
}

/** Warps the scores, chooses what is modelled, fits if a fit is due, conditions, and believes in the pending trials. */
export function fitModel(
  kernels: Kernels,
  search: Search,
  domain: SpaceDomain,
  observations: Observations,
  count: number,
  rng: Rng,
  view: ScoreView = viewOfTrial(search.snapshot.firstNumber),
): Model {
  const { space, snapshot } = search;
  const warp = view.warp(observations.scores);
  const own = readViewState(space, domain.parameters, snapshot.model, view.name);
  const last = own ?? readModelState(space, domain.parameters, snapshot.model);
  const pending = observations.pending.slice(-BELIEVED_PENDING);
  const weights = last?.hyperparameters.inverseSquaredLengths;
  const kept = modelledObservations(domain, observations.positions, warp, EXACT_LIMIT, weights);
  const room = pending.length + count;
  const noise = noiseOfScores(snapshot.spec.noise.kind, warp, observations.scores, observations.errors);
  const inputs = createTrainingSet(
    kernels,
    domain,
    kept.map((i) => rowOf(domain, observations.positions[i]!)),
    kept.map((i) => warp.warped[i]!),
    room,
  );
  const data = { ...inputs, noise: keptNoise(noise, kept) };

  const n = observations.positions.length;
  const fitted = fitOrKeep(kernels, domain, data, { own, any: last }, n, view.name, rng);
  const process = conditionGaussianProcess(kernels, data, fitted.hyperparameters, room);
  const means = process.means();
  const order = Array.from(kept.keys()).sort((a, b) => means[b]! - means[a]! || a - b);
  believeAll(domain, process, pending);
  return {
    process,
    outputs: data.y,
    kept,
    warnings: warningsOf(process, data.y),
    feasibility: fitFeasibility(kernels, domain, observations, rng),
    caution: cautionAfter(observations.recentFailures),
    warp,
    sign: observations.sign,
    metric: observations.metric,
    state: addToModelState(snapshot.model, writeModelState(space, domain.parameters, fitted)),
    bestFirst: order.map((i) => observations.positions[kept[i]!]!),
    incumbent: () => {
      const known = process.means();
      return known.length === 0 ? process.model.constant : known.reduce((best, value) => Math.max(best, value));
    },
  };
}

function believeAll(domain: SpaceDomain, process: GaussianProcess, pending: readonly Float64Array[]): void {
  for (const position of pending) process.believe(rowOf(domain, position), PENDING_SHORTFALL);
}
