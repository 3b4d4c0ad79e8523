import type { Rng } from '#numerics';
import { OPEN_EXCHANGES } from './constants.ts';
import type { Domain } from './domain.ts';
import type { Region } from './region.ts';

/**
 * A domain whose exchanges stay in a region: ordered dimensions inside the box, and no more categories other than the centre's than it allows. At
 * most OPEN_EXCHANGES discrete dimensions, drawn anew for every search, are exchanged at all: a climb scores all neighbours at every step,
 * and five hundred dimensions of ten values each would be five thousand of them.
 */
export function confineDomain(domain: Domain, region: Region, rng: Rng): Domain {
  const { centre, lower, upper, categorical, exchanged } = region;
  const unordered = new Set(categorical);
  const open = openDimensions(domain, centre, rng);
  const isFull = (position: Float64Array): boolean =>
    categorical.filter((dimension) => position[dimension] !== centre[dimension]).length >= exchanged;
  return {
    ...domain,
    exchanges(position, dimension) {
      if (!open.has(dimension)) return [];
      const choices = domain.exchanges(position, dimension);
      if (!unordered.has(dimension)) return choices.filter((u) => u >= lower[dimension]! && u <= upper[dimension]!);
      if (position[dimension] !== centre[dimension] || !isFull(position)) return choices;
      return [];
    },
  };
}

/** Of a conditional space every discrete dimension counts, for its parent may be exchanged too. */
function openDimensions(domain: Domain, centre: Float64Array, rng: Rng): ReadonlySet<number> {
  const smooth = new Set(domain.smooth(centre));
  const left = Array.from({ length: domain.dimension }, (_, dimension) => dimension).filter((d) => !smooth.has(d));
  const open = new Set<number>();
  while (open.size < OPEN_EXCHANGES && left.length > 0) {
    const at = rng.int(left.length);
    open.add(left[at]!);
    left[at] = left[left.length - 1]!;
    left.pop();
  }
  return open;
}
