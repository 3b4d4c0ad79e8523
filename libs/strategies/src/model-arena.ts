import { LARGEST_BATCH, type Domain } from '#acquisition';
import { EXACT_LIMIT } from '#surrogate';
import { ARENA_RESERVE, BELIEVED_PENDING } from './constants.ts';
import type { Observations } from './observations.ts';

/** Slots that a suggestion takes: three n x n matrices of the fit, one of the posterior, pools and buffers. */
export function modelArena(domain: Domain, observations: Observations, count: number): number {
  const n = Math.min(observations.positions.length, EXACT_LIMIT) + 2;
  const room = n + Math.min(observations.pending.length, BELIEVED_PENDING) + count;
  const matrices = 3 * n * n + room * room;
  const rows = (room + 2 * LARGEST_BATCH) * (domain.columns + 4);
  // The posterior kernels borrow a tile of the cross matrix, at most a few hundred points wide.
  const scratch = 512 * room;
  return matrices + rows + scratch + ARENA_RESERVE;
}
