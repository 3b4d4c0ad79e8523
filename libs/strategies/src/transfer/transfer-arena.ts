import { LARGEST_BATCH, LARGEST_CLIMB, type Domain } from '#acquisition';
import { BELIEVED_PENDING } from '../constants.ts';
import { modelArena } from '../model-arena.ts';
import type { Observations } from '../observations.ts';
import type { Sources } from './read-sources.ts';

/** Slots that a suggestion takes: those of the study's own model, a posterior matrix and buffers for each source, the three matrices of the one fit that runs. */
export function transferArena(domain: Domain, observations: Observations, { usable }: Sources, count: number): number {
  const tried = observations.positions.length + Math.min(observations.pending.length, BELIEVED_PENDING) + count;
  const buffers = 3 * (2 * LARGEST_BATCH + 4 * LARGEST_CLIMB * domain.columns);
  let slots = modelArena(domain, observations, count) + buffers;
  let largest = 0;
  for (const { rows } of usable) {
    const room = rows.length + tried + 8;
    slots += room * (room + domain.columns + 4) + buffers;
    largest = Math.max(largest, 4 * room * room + 512 * room);
  }
  return slots + largest;
}
