import type { Rng } from '#numerics';
import { sampleMany, SpaceError, toUnit } from '#search-space';
import { knownPoints } from '../known-points.ts';
import type { Search } from '../search.ts';
import { LEAST_UNIFORM, UNIFORM_CANDIDATES } from './constants.ts';
import type { ForestDomain } from './forest-domain.ts';

/** Settled uniform positions. Where constraints leave next to none of the draws, feasible points are searched for instead; none if there are none. */
export function drawCandidates(search: Search, domain: ForestDomain, rng: Rng): readonly Float64Array[] {
  const found: Float64Array[] = [];
  for (let i = 0; i < UNIFORM_CANDIDATES; i++) {
    const position = Float64Array.from({ length: domain.dimension }, () => rng.next());
    if (domain.settle(position)) found.push(position);
  }
  if (found.length >= LEAST_UNIFORM) return found;
  try {
    const { space, fixed } = search;
    const options = { fixed, known: () => knownPoints(search) };
    const feasible = sampleMany(space, rng.fork('feasible'), LEAST_UNIFORM, options);
    return [...found, ...feasible.map((assignments) => toUnit(space, assignments))];
  } catch (error) {
    if (error instanceof SpaceError) return found;
    throw error;
  }
}
