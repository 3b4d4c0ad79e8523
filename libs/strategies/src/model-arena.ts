import { LARGEST_BATCH, REFINED_TOGETHER, type Domain } from '#acquisition';
import { EXACT_LIMIT, FIT_LIMIT } from '#surrogate';
import { ARENA_RESERVE, BELIEVED_PENDING, FEASIBILITY_MOST } from './constants.ts';
import type { Observations } from './observations.ts';

/** As many points as there are of each kind. */
type Counted = Readonly<Record<keyof Pick<Observations, 'positions' | 'pending' | 'failures'>, readonly unknown[]>>;

/**
 * Slots that a suggestion takes: three matrices of the fit of at most FIT_LIMIT points, one of the posterior, the same of the model of
 * feasibility, pools and buffers.
 */
export function modelArena(domain: Domain, observations: Counted, count: number): number {
  const n = Math.min(observations.positions.length, EXACT_LIMIT) + 2;
  const room = n + Math.min(observations.pending.length, BELIEVED_PENDING) + count;
  const labels =
    observations.failures.length === 0
      ? 0
      : Math.min(observations.failures.length, FEASIBILITY_MOST) + Math.min(n, FEASIBILITY_MOST) + 2;
  const fitted = Math.min(n, FIT_LIMIT + 2);
  const matrices = 3 * fitted * (fitted + 8) + room * room + 4 * labels * labels;
  const rows = (room + labels + 2 * (LARGEST_BATCH + REFINED_TOGETHER)) * (domain.columns + 4);
  // The posterior kernels borrow a tile of the cross matrix, at most a few hundred points wide.
  const scratch = 512 * (room + labels);
  return matrices + rows + scratch + ARENA_RESERVE;
}
