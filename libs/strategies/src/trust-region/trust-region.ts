import { OPEN_EXCHANGES, type Region } from '#acquisition';
import type { Hyperparameters } from '#surrogate';
import { outerFence } from '../outer-fence.ts';
import type { Observations } from '../observations.ts';
import { startSize } from '../plan.ts';
import type { Search } from '../search.ts';
import type { SpaceDomain } from '../space-domain.ts';
import { REGION_FROM, WHOLE_SIDE } from './constants.ts';
import { regionRound } from './region-round.ts';
import { isLocal, isStuck, regionSide } from './region-side.ts';

/** What of a Model the box depends on. */
export interface LocalModel {
  readonly bestFirst: readonly Float64Array[];
  readonly process: { readonly hyperparameters: Pick<Hyperparameters, 'inverseSquaredLengths'> };
}

/** Where a trial is chosen. */
export interface TrustRegion {
  /** Null: the whole space, as it is. */
  readonly region: Region | null;
  /** Null when it is the whole space. */
  readonly side: number | null;
  /** See isStuck(). */
  readonly stuck: boolean;
}

const EVERYWHERE: TrustRegion = { region: null, side: null, stuck: false };

/**
 * The box round the best point in which the next trial is chosen, or the whole space: in few dimensions, at every so many-th
 * trial, at more of them once the box is narrow and there are categories, and in constrained spaces, which are searched along their feasible set. Of more discrete dimensions than are exchanged
 * all at once the whole space is a region too: a point that differs from the centre in all of them is far from everything known.
 *
 * What lies far out on the bad side counts as on the fence: beside one result a million below the others no gain is a thousandth of the range. How many trials are
 * evaluated together is taken from this ask, the `count` that it wants and what is pending, for all of the history: nothing says how many were open when each of its trials was chosen.
 */
export function trustRegion(
  search: Search,
  domain: SpaceDomain,
  observations: Observations,
  model: LocalModel,
  number: number,
  count: number,
): TrustRegion {
  const [centre] = model.bestFirst;
  if (domain.columns < REGION_FROM || domain.sample !== null || centre === undefined) return EVERYWHERE;
  const { inverseSquaredLengths } = model.process.hyperparameters;
  const round = (side: number): Region => regionRound(search.space, domain, centre, inverseSquaredLengths, side);
  const { parameters, budget } = search.snapshot.spec;
  const numbers = new Map(search.snapshot.trials.map((trial) => [trial.id, trial.number]));
  const fence = outerFence(observations.scores);
  const outcomes = observations.trialIds.map((id, i) => ({
    number: numbers.get(id)!,
    score: Math.max(fence, observations.scores[i]!),
  }));
  const together = observations.pending.length + count;
  const categories = domain.columns - domain.numeric;
  const designed = startSize(parameters.length, budget.trials);
  const side = regionSide(outcomes, designed, domain.columns, together, categories);
  const stuck = isStuck(side, categories);
  if (isLocal(number, stuck)) return { region: round(side), side, stuck };
  const discrete = domain.dimension - domain.smooth(centre).length;
  return { region: discrete > OPEN_EXCHANGES ? round(WHOLE_SIDE) : null, side: null, stuck };
}
