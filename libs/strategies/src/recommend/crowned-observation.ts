import { isFeasible } from '#study';
import type { Observations } from '../observations.ts';
import type { Search } from '../search.ts';

/** The best score of one trial that succeeded within the limits, of equal ones the earlier: the study's best trial. Null where there is none. */
export function crownedObservation(search: Search, { trialIds, scores }: Observations): number | null {
  const { spec, trials } = search.snapshot;
  const trialOf = new Map(trials.map((trial) => [trial.id, trial]));
  let best: number | null = null;
  trialIds.forEach((id, index) => {
    const { state, metrics } = trialOf.get(id)!;
    if (state !== 'succeeded' || !isFeasible(spec.constraints, metrics)) return;
    if (best === null || scores[index]! > scores[best]!) best = index;
  });
  return best;
}
