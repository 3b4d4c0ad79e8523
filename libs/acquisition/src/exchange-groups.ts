import type { Rng } from '#numerics';
import { EXCHANGES_TOGETHER } from './constants.ts';
import type { Domain } from './domain.ts';

/**
 * The discrete dimensions that have a choice at this position, in an order that is drawn, in groups of up to EXCHANGES_TOGETHER neighbours; one that has more
 * by itself is a group of its own.
 */
export function exchangeGroups(domain: Domain, position: Float64Array, rng: Rng): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let room = 0;
  for (const dimension of rng.shuffle([...domain.discrete])) {
    const neighbours = domain.exchanges(position, dimension).length;
    if (neighbours === 0) continue;
    room -= neighbours;
    const group = groups.at(-1);
    if (group !== undefined && room >= 0) {
      group.push(dimension);
      continue;
    }
    groups.push([dimension]);
    room = EXCHANGES_TOGETHER - neighbours;
  }
  return groups;
}
