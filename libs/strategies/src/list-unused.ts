import type { Assignments } from '#search-space';
import { gridPoints } from './grid-points.ts';
import type { Search } from './search.ts';

const listed = new WeakMap<Search, readonly Assignments[]>();

/**
 * The points of a finite space that are not used and have the fixed values, in the order of gridPoints(). A search lists its space once:
 * what is used later is only left out.
 */
export function listUnused(search: Search): readonly Assignments[] {
  const left: Assignments[] = [];
  for (const assignments of listed.get(search) ?? gridPoints(search.space, 1, search.fixed))
    if (!search.isUsed(assignments)) left.push(assignments);
  listed.set(search, left);
  return left;
}
