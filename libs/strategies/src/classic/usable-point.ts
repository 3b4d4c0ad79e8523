import { fromUnit, satisfiesConstraints, type Assignments, type Space } from '#search-space';
import type { Search } from '../search.ts';

/** The assignments at `u` when they may be proposed: feasible and not used. `u` must hold the fixed values already. */
export function usablePoint(search: Search, u: Float64Array): Assignments | null {
  const assignments = feasiblePoint(search.space, u);
  return assignments !== null && !search.isUsed(assignments) ? assignments : null;
}

function feasiblePoint(space: Space, u: Float64Array): Assignments | null {
  const assignments = fromUnit(space, u);
  return satisfiesConstraints(space, assignments) ? assignments : null;
}
