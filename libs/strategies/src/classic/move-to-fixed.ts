import type { Rng } from '#numerics';
import { activeMask, fromUnit, repairUnit, toUnit, type Assignments } from '#search-space';
import { pinnedPositions } from '../pinned-positions.ts';
import type { Search } from '../search.ts';

/**
 * A tried point with the fixed values written into it. What the fixed values switch on is drawn at random, and a constraint that they break
 * is repaired; null where that fails. The point itself when nothing is fixed.
 */
export function moveToFixed(search: Search, assignments: Assignments, rng: Rng): Assignments | null {
  const pinned = pinnedPositions(search);
  if (pinned.size === 0) return assignments;
  const { space, fixed } = search;
  const u = toUnit(space, assignments);
  const active = activeMask(space, assignments);
  for (let index = 0; index < space.dimension; index++)
    u[index] = pinned.get(index) ?? (active[index] === 1 ? u[index]! : rng.next());
  return repairUnit(space, rng, u, { fixed }) ? fromUnit(space, u) : null;
}
