import { selectSubset, type OutputWarp } from '#surrogate';
import { RECOMMEND_MODELLED } from '../constants.ts';
import { rowOf } from '../row-of.ts';
import { squaredDistance } from '../squared-distance.ts';
import type { SpaceDomain } from '../space-domain.ts';

/** Which observations a recommendation is based on: all, and of very many those that selectSubset() takes. Ascending. */
export function modelledObservations(
  domain: SpaceDomain,
  positions: readonly Float64Array[],
  { warped }: OutputWarp,
): readonly number[] {
  if (positions.length <= RECOMMEND_MODELLED) return [...positions.keys()];
  const rows = positions.map((position) => rowOf(domain, position));
  const best = rows[warped.reduce((held, score, i) => (score > warped[held]! ? i : held), 0)]!;
  const weights = new Array<number>(domain.columns).fill(1);
  return [
    ...selectSubset(
      warped,
      Float64Array.from(rows, (row) => squaredDistance(domain, weights, row, best)),
    ),
  ];
}
