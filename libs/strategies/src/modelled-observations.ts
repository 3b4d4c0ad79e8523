import { selectSubset, type OutputWarp } from '#surrogate';
import { rowOf } from './row-of.ts';
import { squaredDistance } from './squared-distance.ts';
import type { SpaceDomain } from './space-domain.ts';

/**
 * Which observations are modelled: up to `limit` all of them, of more those that selectSubset() takes, distances being weighed by 1 / l^2 per column.
 * Ascending.
 */
export function modelledObservations(
  domain: SpaceDomain,
  positions: readonly Float64Array[],
  { warped }: OutputWarp,
  limit: number,
  weights: readonly number[] = new Array<number>(domain.columns).fill(1),
): readonly number[] {
  if (positions.length <= limit) return [...positions.keys()];
  const rows = positions.map((position) => rowOf(domain, position));
  const best = rows[warped.reduce((held, score, i) => (score > warped[held]! ? i : held), 0)]!;
  const distances = Float64Array.from(rows, (row) => squaredDistance(domain, weights, row, best));
  return [...selectSubset(warped, distances)];
}
