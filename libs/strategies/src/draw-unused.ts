import type { Rng } from '#numerics';
import { sampleMany, SpaceError, type Assignments } from '#search-space';
import { EXHAUSTION_DRAWS, UNUSED_DRAWS } from './constants.ts';
import { knownPoints } from './known-points.ts';
import { listUnused } from './list-unused.ts';
import type { Search } from './search.ts';

/**
 * A uniformly drawn point that is not used, or null where none is left or found: nothingLeft() says which. Random draws first; a space that can be
 * listed then is, so that its very last point is found and its end is certain. Where the list is too long, thousands of used draws end the search.
 */
export function drawUnused(search: Search, rng: Rng): Assignments | null {
  try {
    const drawn = draw(search, rng, 1) ?? draw(search, rng, UNUSED_DRAWS - 1);
    if (drawn !== null) return drawn;
    const { points, isComplete } = listUnused(search);
    const listed = points.length === 0 ? null : points[rng.int(points.length)]!;
    return isComplete ? listed : (draw(search, rng, EXHAUSTION_DRAWS) ?? listed);
  } catch (error) {
    if (error instanceof SpaceError) return null;
    throw error;
  }
}

/** The first unused of so many uniform draws. Many at once, since each search for a feasible point has its price. */
function draw(search: Search, rng: Rng, count: number): Assignments | null {
  const { space, fixed } = search;
  const sample = sampleMany(space, rng, count, { fixed, known: () => knownPoints(search) });
  return sample.find((assignments) => !search.isUsed(assignments)) ?? null;
}
