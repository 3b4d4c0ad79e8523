import { OPEN_EXCHANGES, type Region } from '#acquisition';
import type { Hyperparameters } from '#surrogate';
import type { Observations } from '../observations.ts';
import { startSize } from '../plan.ts';
import type { Search } from '../search.ts';
import type { SpaceDomain } from '../space-domain.ts';
import { REGION_FROM, WHOLE_SIDE } from './constants.ts';
import { regionRound } from './region-round.ts';
import { isLocal, regionSide } from './region-side.ts';

/** What of a Model the box depends on. */
export interface LocalModel {
  readonly bestFirst: readonly Float64Array[];
  readonly process: { readonly hyperparameters: Pick<Hyperparameters, 'inverseSquaredLengths'> };
}

export interface TrustRegion {
  readonly region: Region;
  /** Null when it is the whole space. */
  readonly side: number | null;
}

/**
 * The box round the best point in which the next trial is chosen; null where the whole space is looked at: in few dimensions, at every so many-th
 * trial, and in constrained spaces, which are searched along their feasible set. Of more discrete dimensions than are exchanged in one
 * search the whole space is a region too, so that an ask takes bounded time in five hundred of them.
 */
export function trustRegion(
  search: Search,
  domain: SpaceDomain,
  observations: Observations,
  model: LocalModel,
  number: number,
): TrustRegion | null {
  const [centre] = model.bestFirst;
  if (domain.columns < REGION_FROM || domain.sample !== null || centre === undefined) return null;
  const { inverseSquaredLengths } = model.process.hyperparameters;
  const round = (side: number): Region => regionRound(search.space, domain, centre, inverseSquaredLengths, side);
  if (!isLocal(number)) {
    const discrete = domain.dimension - domain.smooth(centre).length;
    return discrete > OPEN_EXCHANGES ? { region: round(WHOLE_SIDE), side: null } : null;
  }
  const { parameters, budget } = search.snapshot.spec;
  const numbers = new Map(search.snapshot.trials.map((trial) => [trial.id, trial.number]));
  const outcomes = observations.trialIds.map((id, i) => ({ number: numbers.get(id)!, score: observations.scores[i]! }));
  const together = observations.pending.length + 1;
  const side = regionSide(outcomes, startSize(parameters.length, budget.trials), domain.columns, together);
  return { region: round(side), side };
}
