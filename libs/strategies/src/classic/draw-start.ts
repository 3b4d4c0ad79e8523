import type { Rng } from '#numerics';
import type { Assignments } from '#search-space';
import { drawUnused } from '../draw-unused.ts';
import type { Search } from '../search.ts';
import { defaultPoint } from './default-point.ts';

/** A point for the time before there is anything to learn from: the stated defaults first, then uniform draws. */
export function drawStart(search: Search, rng: Rng): Assignments | null {
  return defaultPoint(search) ?? drawUnused(search, rng);
}
