import type { Rng } from '#numerics';
import { descendViolation } from './feasible-search.ts';
import { freeDimensions } from './free-dimensions.ts';
import type { SampleOptions } from './sample-many.ts';
import type { Space } from './space.ts';

export interface RepairOptions extends SampleOptions {
  /** A dimension that stays where it is, whatever else must move. */
  readonly kept?: number;
}

/**
 * Moves a point of the unit cube, in place, until it is feasible, a coordinate or two at a time; a feasible point stays as it is. Fixed
 * values are written into it first. False when the moves ran out: draw another point then.
 */
export function repairUnit(space: Space, rng: Rng, u: Float64Array, options: RepairOptions = {}): boolean {
  const free = new Set(freeDimensions(space, options.fixed, u));
  const bound = space.constrained.filter((index) => free.has(index) && index !== options.kept);
  return descendViolation(space, rng, u, bound);
}
