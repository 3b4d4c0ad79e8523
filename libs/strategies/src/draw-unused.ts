import type { Rng } from '#numerics';
import { sampleUniform, SpaceError, type Assignments } from '#search-space';
import { SurmiseError } from '#study';
import { EXHAUSTION_DRAWS, LISTED_SPACE, UNUSED_DRAWS } from './constants.ts';
import { listUnused } from './list-unused.ts';
import type { Search } from './search.ts';

/**
 * A uniformly drawn point that is not used, or null when there is none. Rejection first; a small space is then listed, so that its very last
 * point is found and its end is certain. In a finite space too large to list, thousands of used draws in a row are taken for its end.
 * @throws SurmiseError `space_exhausted` when nothing fulfils the constraints together with the fixed values
 */
export function drawUnused(search: Search, rng: Rng): Assignments | null {
  try {
    return draw(search, rng);
  } catch (error) {
    if (!(error instanceof SpaceError)) throw error;
    const [issue] = error.issues;
    throw new SurmiseError('space_exhausted', issue?.detail ?? error.message, {
      ...(issue?.hint && { hint: issue.hint }),
      cause: error,
    });
  }
}

function draw(search: Search, rng: Rng): Assignments | null {
  const { space, fixed } = search;
  for (let attempt = 0; attempt < UNUSED_DRAWS; attempt++) {
    const assignments = sampleUniform(space, rng, { fixed });
    if (!search.isUsed(assignments)) return assignments;
  }
  if (space.cardinality <= LISTED_SPACE) return drawFromList(search, rng);
  for (let attempt = 0; attempt < EXHAUSTION_DRAWS; attempt++) {
    const assignments = sampleUniform(space, rng, { fixed });
    if (!search.isUsed(assignments)) return assignments;
  }
  return null;
}

/** Reservoir sampling of one item: item k replaces the held one with probability 1/k. */
function drawFromList(search: Search, rng: Rng): Assignments | null {
  let held: Assignments | null = null;
  let met = 0;
  for (const assignments of listUnused(search)) {
    met++;
    if (rng.int(met) === 0) held = assignments;
  }
  return held;
}
