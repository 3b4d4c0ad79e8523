import { paretoFront } from '#acquisition';
import type { Kernels, Rng } from '#numerics';
import { EXACT_LIMIT, selectSubset, type GaussianProcess, type OutputWarp } from '#surrogate';
import type { ModelState } from '#study';
import { cautionAfter } from '../caution-after.ts';
import { BELIEVED_PENDING } from '../constants.ts';
import { fitFeasibility } from '../fit-feasibility.ts';
import { noiseOfScores } from '../noise/noise-of-scores.ts';
import { rowOf } from '../row-of.ts';
import { squaredDistance } from '../squared-distance.ts';
import { TAIL_VIEW, viewOfTrial } from '../score-view.ts';
import type { Search } from '../search.ts';
import type { SpaceDomain } from '../space-domain.ts';
import { fitLimitWarp } from './limit-warp.ts';
import { fitMetricModel, type MetricModel } from './metric-model.ts';
import { readTargetState, writeModelsState } from './models-state.ts';
import { errorsOf, scoresOf, type Outcomes } from './read-outcomes.ts';
import { targetsOf, type Target } from './target.ts';

export interface LimitModel extends MetricModel {
  /** The least acceptable value in the unit of the model. */
  readonly least: number;
}

/** The surrogates of one ask, pending trials believed in all of them. They share their rows. */
export interface Models {
  readonly objectives: readonly MetricModel[];
  readonly limits: readonly LimitModel[];
  /** Where trials work out at all; null while none has failed. */
  readonly feasibility: GaussianProcess | null;
  /** Weight of that, see cautionAfter(). */
  readonly caution: number;
  readonly state: ModelState;
  /** Settled positions of the rows that were observed, and whether each turned out feasible. */
  readonly positions: readonly Float64Array[];
  readonly feasible: readonly boolean[];
  believe(position: Float64Array): void;
}

/**
 * One process per objective and per limit, each with its own warp and length-scales: metrics are taken as independent. Of several
 * objectives only disasters are drawn in: a warp that flattens the bad half of one flattens the end of the front where another one is best.
 */
export function fitModels(
  kernels: Kernels,
  search: Search,
  domain: SpaceDomain,
  outcomes: Outcomes,
  count: number,
  rng: Rng,
): Models {
  const { space, snapshot } = search;
  const { objectives, limits } = targetsOf(snapshot.spec);
  const view = objectives.length === 1 ? viewOfTrial(snapshot.firstNumber) : TAIL_VIEW;
  const warps = objectives.map((target) => view.warp(scoresOf(outcomes, target)));
  const pending = outcomes.pending.slice(-BELIEVED_PENDING);
  const kept = keptOutcomes(domain, outcomes, warps);
  const fit = (target: Target, warp: OutputWarp, viewName: string): MetricModel => {
    const last = readTargetState(space, domain.parameters, snapshot.model, target.key, viewName);
    const room = pending.length + count;
    const { kind } = snapshot.spec.noise;
    const noise = noiseOfScores(kind, warp, scoresOf(outcomes, target), errorsOf(outcomes, target));
    const ask = { target, warp, view: viewName, noise, kept, last, room };
    return fitMetricModel(kernels, domain, outcomes.positions, ask, rng.fork(target.key));
  };
  const objectiveModels = objectives.map((target, j) => fit(target, warps[j]!, view.name));
  const limitModels = limits.map((target): LimitModel => {
    const warp = fitLimitWarp(scoresOf(outcomes, target), target.least ?? 0);
    return { ...fit(target, warp, 'limit'), least: warp.least };
  });
  const all = [...objectiveModels, ...limitModels];
  const believe = (position: Float64Array): void => {
    const row = rowOf(domain, position);
    for (const { process } of all) process.believe(row);
  };
  pending.forEach(believe);
  return {
    objectives: objectiveModels,
    limits: limitModels,
    feasibility: fitFeasibility(kernels, domain, outcomes, rng),
    caution: cautionAfter(outcomes.recentFailures),
    state: writeModelsState(space, domain.parameters, all, snapshot.model),
    positions: kept.map((i) => outcomes.positions[i]!),
    feasible: kept.map((i) => outcomes.feasible[i]!),
    believe,
  };
}

/** Past the limit of an exact fit those stand for all that are on the feasible front, good on average, recent, or near the best of these. */
function keptOutcomes(
  domain: SpaceDomain,
  { positions, feasible }: Outcomes,
  warps: readonly OutputWarp[],
): readonly number[] {
  const all = Array.from(positions.keys());
  if (all.length <= EXACT_LIMIT) return all;
  const merit = Float64Array.from(all, (i) => warps.reduce((sum, { warped }) => sum + warped[i]!, 0) / warps.length);
  const able = all.filter((i) => feasible[i]);
  const spread = merit.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (const k of paretoFront(able.map((i) => warps.map(({ warped }) => warped[i]!))))
    merit[able[k]!]! += 2 * spread + 1;
  const best = merit.reduce((held, value, i) => (value > merit[held]! ? i : held), 0);
  const rows = positions.map((position) => rowOf(domain, position));
  const equal = new Array<number>(domain.columns).fill(1);
  const distances = Float64Array.from(rows, (row) => squaredDistance(domain, equal, row, rows[best]!));
  return Array.from(selectSubset(merit, distances));
}
