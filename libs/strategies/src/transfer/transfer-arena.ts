import { LARGEST_BATCH, LARGEST_CLIMB, type Domain } from '#acquisition';
import { rowStride, scratchLength } from '#numerics';
import { BELIEVED_PENDING, POINT_BUFFERS } from '../constants.ts';
import { fitSlots } from '../fit-slots.ts';
import { modelArena } from '../model-arena.ts';
import type { Observations } from '../observations.ts';
import type { Sources } from './read-sources.ts';

/** Slots that a suggestion takes: those of the study's own model, a posterior and buffers for each source, the one fit that runs. */
export function transferArena(domain: Domain, observations: Observations, { usable }: Sources, count: number): number {
  const tried = observations.positions.length + Math.min(observations.pending.length, BELIEVED_PENDING) + count;
  const buffers = 3 * (2 * LARGEST_BATCH + 4 * LARGEST_CLIMB * domain.columns);
  let slots = modelArena(domain, observations, count) + buffers;
  let largest = 0;
  for (const { rows } of usable) {
    const room = rows.length + tried;
    slots += room * (rowStride(room) + domain.columns + POINT_BUFFERS) + buffers;
    largest = Math.max(largest, fitSlots(room) + scratchLength(room, domain.columns));
  }
  return slots + largest;
}
