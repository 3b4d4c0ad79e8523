import type { Rng } from '#numerics';
import { REJECTION_ATTEMPTS } from './constants.ts';
import { findFeasible } from './find-feasible.ts';
import { fromUnit } from './from-unit.ts';
import type { Assignments } from './parameter-value.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import type { Space } from './space.ts';

export interface SampleOptions {
  /** Values that are given; each is used wherever its parameter is active. Valid values of the space's parameters. */
  readonly fixed?: Assignments | null | undefined;
}

/**
 * Draws assignments uniformly on the scale of each parameter; conditions and constraints hold. Exactly uniform among the feasible points while
 * rejection succeeds; where the feasible part is too small for that, a guided search finds a point and a random walk spreads it. Bounded
 * time, a pure function of the space, the fixed values and the random numbers.
 * @throws SpaceError when no feasible point was found
 */
export function sampleUniform(space: Space, rng: Rng, options: SampleOptions = {}): Assignments {
  const u = new Float64Array(space.dimension);
  const free = pinFixed(space, options.fixed ?? {}, u);
  for (let attempt = 0; attempt < REJECTION_ATTEMPTS; attempt += 1) {
    for (const index of free) u[index] = rng.next();
    const assignments = fromUnit(space, u);
    if (satisfiesConstraints(space, assignments)) return assignments;
    if (free.length === 0) break;
  }
  return findFeasible(space, rng, u, free);
}

/** Writes the positions of the fixed values and returns the dimensions that are left free. */
function pinFixed(space: Space, fixed: Assignments, u: Float64Array): number[] {
  const free: number[] = [];
  space.parameters.forEach(({ name }, index) => {
    const value = Object.hasOwn(fixed, name) ? fixed[name] : undefined;
    if (value === undefined) free.push(index);
    else u[index] = space.codecs[index]!.encode(value);
  });
  return free;
}
