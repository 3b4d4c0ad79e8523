import { LARGEST_BATCH, type Acquisition, type Domain } from '#acquisition';
import { inArenaScope, type Kernels } from '#numerics';
import { rowsInArena } from '#surrogate';
import { rowOf } from '../row-of.ts';

/**
 * Observed points by their value under the acquisition, best first: round the first of them it is searched most closely. On a front that is
 * where most is to be gained next; while nothing is feasible it is the point that is nearest to it. Of very many points the latest.
 */
export function rankedByAcquisition(
  kernels: Kernels,
  domain: Domain,
  acquisition: Acquisition,
  positions: readonly Float64Array[],
): readonly Float64Array[] {
  const ranked = positions.slice(-LARGEST_BATCH);
  if (ranked.length === 0) return [];
  return inArenaScope(kernels, () => {
    const rows = ranked.map((position) => rowOf(domain, position));
    const scores = kernels.allocate(ranked.length);
    acquisition.score(rowsInArena(kernels, rows, domain.columns), scores);
    const order = Array.from(ranked.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
    return order.map((i) => ranked[i]!);
  });
}
