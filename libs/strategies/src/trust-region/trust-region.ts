import type { Region } from '#acquisition';
import type { Model } from '../fit-model.ts';
import type { Observations } from '../observations.ts';
import { startSize } from '../plan.ts';
import type { Search } from '../search.ts';
import type { SpaceDomain } from '../space-domain.ts';
import { REGION_FROM } from './constants.ts';
import { regionRound } from './region-round.ts';
import { isLocal, regionSide } from './region-side.ts';

export interface TrustRegion {
  readonly region: Region;
  readonly side: number;
}

/**
 * The box round the best point in which the next trial is chosen; null where the whole space is looked at: in few dimensions, at every so many-th
 * trial, and in constrained spaces, which are searched along their feasible set.
 */
export function trustRegion(
  search: Search,
  domain: SpaceDomain,
  observations: Observations,
  model: Pick<Model, 'bestFirst' | 'process'>,
  number: number,
): TrustRegion | null {
  const [centre] = model.bestFirst;
  if (domain.columns < REGION_FROM || domain.sample !== null || centre === undefined || !isLocal(number)) return null;
  const { parameters, budget } = search.snapshot.spec;
  const numbers = new Map(search.snapshot.trials.map((trial) => [trial.id, trial.number]));
  const outcomes = observations.trialIds.map((id, i) => ({ number: numbers.get(id)!, score: observations.scores[i]! }));
  const side = regionSide(outcomes, startSize(parameters.length, budget.trials), domain.columns);
  const { inverseSquaredLengths } = model.process.hyperparameters;
  return { region: regionRound(search.space, domain, centre, inverseSquaredLengths, side), side };
}
