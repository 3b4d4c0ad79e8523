import { honoursFixed, isFeasibleAt } from '#search-space';
import { pinnedPositions } from './pinned-positions.ts';
import type { Search } from './search.ts';

/** Positions of the feasible trials with the fixed values: whatever else the search for feasible points cannot find, from these it can set out. */
export function knownPoints(search: Search): readonly Float64Array[] {
  const pinned = pinnedPositions(search);
  const points = search.snapshot.trials
    .filter(({ assignments }) => honoursFixed(assignments, search.fixed))
    .map(({ assignments }) => search.positionOf(assignments).slice());
  // One whose parameter is inactive in the trial may wake on the way.
  for (const point of points) for (const [index, position] of pinned) point[index] = position;
  return points.filter((point) => isFeasibleAt(search.space, point));
}
