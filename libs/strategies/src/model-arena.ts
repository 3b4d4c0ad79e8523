import { LARGEST_BATCH, REFINED_TOGETHER, type Domain } from '#acquisition';
import { rowStride, scratchLength } from '#numerics';
import { EXACT_LIMIT } from '#surrogate';
import { ARENA_RESERVE, BELIEVED_PENDING, POINT_BUFFERS } from './constants.ts';
import { fitSlots } from './fit-slots.ts';
import { labelledPoints } from './labelled-points.ts';
import type { Observations } from './observations.ts';

/** As many points as there are of each kind. */
type Counted = Readonly<Record<keyof Pick<Observations, 'positions' | 'pending' | 'failures'>, readonly unknown[]>>;

/** Slots that a suggestion takes: the fit, the posterior, both of the model of feasibility, pools and buffers. */
export function modelArena(domain: Domain, observations: Counted, count: number): number {
  const n = Math.min(observations.positions.length, EXACT_LIMIT);
  const room = n + Math.min(observations.pending.length, BELIEVED_PENDING) + count;
  const labels = labelledPoints(observations.failures.length, n);
  const matrices = fitSlots(n) + room * rowStride(room) + fitSlots(labels) + labels * rowStride(labels);
  const rows = (room + labels + 2 * (LARGEST_BATCH + REFINED_TOGETHER)) * (domain.columns + POINT_BUFFERS);
  return matrices + rows + scratchLength(room + labels, domain.columns) + ARENA_RESERVE;
}
