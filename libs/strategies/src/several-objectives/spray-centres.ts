import { LARGEST_BATCH, type Acquisition, type Domain } from '#acquisition';
import type { Kernels } from '#numerics';

/**
 * Observed points by their value under the acquisition, best first: round the first of them it is searched most closely. On a front that is
 * where most is to be gained next; while nothing is feasible it is the point that is nearest to it. Of very many points the latest.
 */
export function sprayCentres(
  kernels: Kernels,
  domain: Domain,
  acquisition: Acquisition,
  positions: readonly Float64Array[],
): readonly Float64Array[] {
  const ranked = positions.slice(-LARGEST_BATCH);
  if (ranked.length === 0) return [];
  const mark = kernels.mark();
  const data = kernels.allocate(ranked.length * domain.columns);
  const scores = kernels.allocate(ranked.length);
  ranked.forEach((position, i) => {
    domain.embed(position, data.subarray(i * domain.columns, (i + 1) * domain.columns));
  });
  acquisition.score({ data, count: ranked.length, stride: domain.columns }, scores);
  const order = Array.from(ranked.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
  kernels.release(mark);
  return order.map((i) => ranked[i]!);
}
