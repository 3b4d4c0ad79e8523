import { LISTED_COMBINATIONS, listFeasible, type Assignments } from '#search-space';
import type { Search } from './search.ts';

export interface Unused {
  /** In the order of the space. */
  readonly points: readonly Assignments[];
  /** Whether they are all that is left. */
  readonly isComplete: boolean;
}

const listed = new WeakMap<Search, Unused>();

/** The points that are not used and have the fixed values, see listFeasible(). A search lists its space once: what is used later is only left out. */
export function listUnused(search: Search): Unused {
  const { points, isComplete } = listed.get(search) ?? list(search);
  const left = { points: points.filter((assignments) => !search.isUsed(assignments)), isComplete };
  listed.set(search, left);
  return left;
}

function list(search: Search): Unused {
  const found = listFeasible(search.space, search.fixed, LISTED_COMBINATIONS);
  const points: Assignments[] = [];
  for (;;) {
    const next = found.next();
    if (next.done === true) return { points, isComplete: next.value };
    points.push(next.value);
  }
}
