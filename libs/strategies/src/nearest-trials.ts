import { activeMask, type Assignments } from '#search-space';
import { NEAREST_SHOWN } from './constants.ts';
import type { Search } from './search.ts';

/**
 * The tried trials most like a configuration. Distance is Gower's: over the parameters the mean of |u - u'| on the parameter's scale, of 0 or 1
 * for categories, and 1 where only one of the two is active; 0 is the same configuration, 1 shares nothing. O(trials * parameters).
 */
export function nearestTrials(
  search: Search,
  assignments: Assignments,
): readonly { readonly trialId: string; readonly distance: number }[] {
  const { space, snapshot } = search;
  const here = search.positionOf(assignments);
  const activeHere = activeMask(space, assignments);
  const activeThere = new Uint8Array(space.dimension);
  const ranked = snapshot.trials.map((trial) => {
    const there = search.positionOf(trial.assignments);
    activeMask(space, trial.assignments, activeThere);
    let sum = 0;
    for (let i = 0; i < space.dimension; i++) {
      if (activeHere[i] !== activeThere[i]) sum += 1;
      else if (space.codecs[i]!.categorical) sum += here[i] === there[i] ? 0 : 1;
      else sum += Math.abs(here[i]! - there[i]!);
    }
    return { trialId: trial.id, distance: sum / space.dimension };
  });
  return ranked.sort((a, b) => a.distance - b.distance).slice(0, NEAREST_SHOWN);
}
