import { EXACT_BLOCK, LARGEST_BATCH, type Domain } from '#acquisition';
import { EXACT_LIMIT, FIT_LIMIT } from '#surrogate';
import { ARENA_RESERVE, BELIEVED_PENDING, FEASIBILITY_MOST } from '../constants.ts';
import type { Outcomes } from './read-outcomes.ts';
import type { Targets } from './target.ts';

/** Slots that a suggestion takes: one posterior matrix a model, the three of the one fit that runs, pools, buffers, ends of boxes. */
export function modelsArena(
  domain: Domain,
  { objectives, limits }: Targets,
  outcomes: Outcomes,
  count: number,
): number {
  const n = Math.min(outcomes.positions.length, EXACT_LIMIT) + 2;
  const room = n + Math.min(outcomes.pending.length, BELIEVED_PENDING) + count;
  const failures = Math.min(outcomes.failures.length, FEASIBILITY_MOST);
  const labels = failures === 0 ? 0 : failures + Math.min(n, FEASIBILITY_MOST) + 2;
  const fitted = Math.min(n, FIT_LIMIT + 2);
  const models = objectives.length + limits.length;
  const matrices =
    3 * fitted * (fitted + 8) +
    labels * (4 * labels + domain.columns + 4) +
    models * (room * room + room * (domain.columns + 4));
  const batches = (models + 3) * LARGEST_BATCH * (domain.columns + 4);
  const boxes = 3 * EXACT_BLOCK * objectives.length * (room + 2);
  return matrices + batches + boxes + 512 * (room + labels) + ARENA_RESERVE;
}
