import type { Rng } from '#numerics';
import type { Fallback, PlacedChoice } from './choice.ts';
import { drawUnused } from './draw-unused.ts';
import type { Search } from './search.ts';

const CANDIDATES_USED: Fallback = {
  code: 'candidates_used',
  reason: 'Every candidate of the acquisition optimiser was tried already.',
};

/** Without asking the model. By default since every candidate is used up: a point of what is left of a nearly exhausted space. */
export function chooseUnmodelled(search: Search, rng: Rng, fallback = CANDIDATES_USED): PlacedChoice | null {
  const assignments = drawUnused(search, rng.fork('unused'));
  return assignments && { position: search.positionOf(assignments), assignments, fallback };
}
