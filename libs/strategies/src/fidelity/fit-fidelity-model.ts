import { inArenaScope, type Kernels, type Rng } from '#numerics';
import { conditionGaussianProcess, createTrainingSet, posteriorMeansAt, type GaussianProcess } from '#surrogate';
import { BELIEVED_PENDING, PENDING_SHORTFALL } from '../constants.ts';
import { cautionAfter } from '../caution-after.ts';
import { fitFeasibility } from '../fit-feasibility.ts';
import { fitOrKeep } from '../fit-or-keep.ts';
import type { Model } from '../fit-model.ts';
import { rowOf } from '../row-of.ts';
import { addToModelState } from '../model-state.ts';
import { viewOfTrial } from '../score-view.ts';
import type { Search } from '../search.ts';
import { warningsOf } from '../warnings-of.ts';
import { alignLevels, alignScore, type LevelLine } from './align-levels.ts';
import { chooseResults } from './choose-results.ts';
import { readFidelityState, readFidelityViewState, writeFidelityState } from './fidelity-state.ts';
import type { Curves, LevelResult } from './read-curves.ts';
import type { FidelityDomain } from './with-fidelity.ts';

export interface FidelityModel extends Omit<Model, 'kept'> {
  /** From the scores at each level to those of full runs. */
  readonly lines: readonly LevelLine[];
}

/**
 * The surrogate of an ask: one Gaussian process over the parameters and the fidelity, pending trials included as full runs.
 *
 * | symbol | meaning                                                                              |
 * | x, z   | parameters of a trial, and where between the first level and a full run a result stands |
 * | y      | the result, moved to the scale of full runs by alignLevels(), then warped              |
 *
 *   y ~ GP(m, k((x, z), (x', z'))),   what a full run gives: z = 1
 *
 * The kernel is the study's own with one more column: the shorter its length, the less a level says of the next, and where two trials with like
 * parameters differ in what became of them it learns so. Without the alignment the process takes what all curves gain on the way for
 * structure of the parameters, since a stationary kernel has no trend. A score far out at its level counts as one on the fence: that a run begins or ends
 * badly is worth knowing, and how badly leaves no view room for the differences among the others. Cost: that of a process of as many points as there are results.
 *
 * What is to be improved on is the best expected of the trials that ran to their end, not of all: a result at a low level is a promise, and as
 * long as it counts as kept nothing calls for the full run that would keep it.
 */
export function fitFidelityModel(
  kernels: Kernels,
  search: Search,
  domain: FidelityDomain,
  curves: Curves,
  count: number,
  rng: Rng,
): FidelityModel {
  const { space, snapshot } = search;
  const { positions, sign, metric } = curves;
  const lines = alignLevels(curves.results, curves.levels);
  const results = chooseResults(curves.results);
  const scores = Float64Array.from(results, ({ level, score }) => alignScore(lines[level]!, score));
  const view = viewOfTrial(snapshot.firstNumber);
  const warp = view.warp(scores);
  const pending = curves.pending.slice(-BELIEVED_PENDING);
  const room = pending.length + count;
  const rows = results.map(({ trial, fidelity }) => domain.rowAt(positions[trial]!, fidelity));
  const data = createTrainingSet(kernels, domain, rows, warp.warped, room);
  const own = readFidelityViewState(space, domain, snapshot.model, view.name);
  const last = own ?? readFidelityState(space, domain, snapshot.model);
  const n = curves.results.length;
  const fitted = fitOrKeep(kernels, domain, data, { own, any: last }, n, view.name, rng);
  const process = conditionGaussianProcess(kernels, data, fitted.hyperparameters, room);
  const means = fullMeans(kernels, process, domain, positions);
  const order = Array.from(positions.keys()).sort((a, b) => means[b]! - means[a]! || a - b);
  for (const position of pending) process.believe(rowOf(domain, position), PENDING_SHORTFALL);
  return {
    process,
    outputs: data.y,
    warnings: inArenaScope(kernels, () => warningsOf(...highestOnly(kernels, domain, results, rows, process, data.y))),
    feasibility: fitFeasibility(kernels, domain, curves, rng),
    caution: cautionAfter(curves.recentFailures),
    warp,
    sign,
    metric,
    lines,
    state: addToModelState(snapshot.model, writeFidelityState(space, domain, fitted)),
    bestFirst: order.map((i) => positions[i]!),
    incumbent: () => {
      const full = fullMeans(kernels, process, domain, [...rivalsOf(curves), ...pending]);
      return full.length === 0 ? process.model.constant : full.reduce((best, value) => Math.max(best, value));
    },
  };
}

/**
 * The process on the highest result of each trial alone: what a trial has shown at two levels is alike whether or not the parameters matter, and a model
 * that has learnt no more than that has learnt nothing.
 */
function highestOnly(
  kernels: Kernels,
  domain: FidelityDomain,
  results: readonly LevelResult[],
  rows: readonly Float64Array[],
  process: GaussianProcess,
  outputs: Float64Array,
): readonly [GaussianProcess, Float64Array] {
  const highest = [...results.keys()].filter((i) => results[i + 1]?.trial !== results[i]!.trial);
  if (highest.length === results.length) return [process, outputs];
  const data = createTrainingSet(
    kernels,
    domain,
    highest.map((i) => rows[i]!),
    highest.map((i) => outputs[i]!),
    0,
  );
  return [conditionGaussianProcess(kernels, data, process.hyperparameters, 0), data.y];
}

/** Those that ran to their end; all while none has. */
function rivalsOf({ positions, results, levels }: Curves): readonly Float64Array[] {
  const ended = results.filter(({ level }) => level === levels - 1).map(({ trial }) => positions[trial]!);
  return ended.length === 0 ? positions : ended;
}

/** Posterior means of full runs. */
function fullMeans(
  kernels: Kernels,
  process: GaussianProcess,
  domain: FidelityDomain,
  positions: readonly Float64Array[],
): Float64Array {
  return posteriorMeansAt(
    kernels,
    process.model,
    positions.map((position) => rowOf(domain, position)),
  );
}
