import { EXACT_BLOCK, LARGEST_BATCH, type Domain } from '#acquisition';
import { rowStride, scratchLength } from '#numerics';
import { EXACT_LIMIT } from '#surrogate';
import { ARENA_RESERVE, BELIEVED_PENDING, POINT_BUFFERS } from '../constants.ts';
import { fitSlots } from '../fit-slots.ts';
import { labelledPoints } from '../labelled-points.ts';
import type { Outcomes } from './read-outcomes.ts';
import type { Targets } from './target.ts';

/** Slots that a suggestion takes: a posterior for each model, the one fit that runs, the model of feasibility, pools, buffers, ends of boxes. */
export function modelsArena(
  domain: Domain,
  { objectives, limits }: Targets,
  outcomes: Outcomes,
  count: number,
): number {
  const n = Math.min(outcomes.positions.length, EXACT_LIMIT);
  const room = n + Math.min(outcomes.pending.length, BELIEVED_PENDING) + count;
  const labels = labelledPoints(outcomes.failures.length, n);
  const models = objectives.length + limits.length;
  const ofPoint = domain.columns + POINT_BUFFERS;
  const matrices = fitSlots(n) + models * room * rowStride(room) + fitSlots(labels) + labels * rowStride(labels);
  const rows = (models * room + labels + (models + 3) * LARGEST_BATCH) * ofPoint;
  const boxes = 3 * EXACT_BLOCK * objectives.length * (room + 2);
  return matrices + rows + boxes + scratchLength(room + labels, domain.columns) + ARENA_RESERVE;
}
