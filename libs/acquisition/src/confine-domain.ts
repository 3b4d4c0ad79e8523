import type { Domain } from './domain.ts';
import type { Region } from './region.ts';

/**
 * A domain whose exchanges stay in a region: ordered dimensions inside the box, and no more categories other than the centre's than it allows.
 * What is smooth at the centre is left to the smooth climb.
 */
export function confineDomain(domain: Domain, region: Region): Domain {
  const { centre, lower, upper, categorical, exchanged } = region;
  const unordered = new Set(categorical);
  const smooth = new Set(domain.smooth(centre));
  const isFull = (position: Float64Array): boolean =>
    categorical.filter((dimension) => position[dimension] !== centre[dimension]).length >= exchanged;
  return {
    ...domain,
    discrete: domain.discrete.filter((dimension) => !smooth.has(dimension)),
    exchanges(position, dimension) {
      const choices = domain.exchanges(position, dimension);
      if (!unordered.has(dimension)) return choices.filter((u) => u >= lower[dimension]! && u <= upper[dimension]!);
      if (position[dimension] !== centre[dimension] || !isFull(position)) return choices;
      return [];
    },
  };
}
