import { fromUnit, satisfiesConstraints, type Assignments, type Space } from '#search-space';
import type { Search } from '../search.ts';

/** Positions of the fixed values, by dimension. */
export function pinnedPositions({ space, fixed }: Pick<Search, 'space' | 'fixed'>): ReadonlyMap<number, number> {
  const pinned = new Map<number, number>();
  for (const [name, value] of Object.entries(fixed)) {
    const index = space.indexOf.get(name);
    if (index !== undefined) pinned.set(index, space.codecs[index]!.encode(value));
  }
  return pinned;
}

/** The assignments at `u` when they may be proposed: feasible and not used. `u` must hold the fixed values already. */
export function usablePoint(search: Search, u: Float64Array): Assignments | null {
  const assignments = feasiblePoint(search.space, u);
  return assignments !== null && !search.isUsed(assignments) ? assignments : null;
}

function feasiblePoint(space: Space, u: Float64Array): Assignments | null {
  const assignments = fromUnit(space, u);
  return satisfiesConstraints(space, assignments) ? assignments : null;
}
