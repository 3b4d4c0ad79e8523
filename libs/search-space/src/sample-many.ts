import type { Rng } from '#numerics';
import {
  REJECTION_ATTEMPTS,
  REJECTION_ATTEMPTS_PER_POINT,
  SEARCH_RESTARTS,
  WALK_MOVES_BETWEEN_POINTS,
  WALK_MOVES_PER_DIMENSION,
} from './constants.ts';
import { descendViolation, moveFeasibly } from './feasible-search.ts';
import { freeDimensions } from './free-dimensions.ts';
import { fromUnit } from './from-unit.ts';
import type { Assignments } from './parameter-value.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import { SpaceError } from './space-error.ts';
import type { Space } from './space.ts';

export interface SampleOptions {
  /** Values that are given; each is used wherever its parameter is active. Valid values of the space's parameters. */
  readonly fixed?: Assignments | null | undefined;
}

/**
 * `count` draws, uniform on the scale of each parameter; conditions and constraints hold; the same point may come twice. Exactly uniform among the
 * feasible points while rejection succeeds; where the feasible part is too small for that, a guided search finds a point and a random
 * walk spreads from it. Bounded time; a pure function of its arguments and the random numbers.
 * @throws SpaceError when no feasible point was found
 */
export function sampleMany(space: Space, rng: Rng, count: number, options: SampleOptions = {}): Assignments[] {
  const u = new Float64Array(space.dimension);
  const free = freeDimensions(space, options.fixed, u);
  const sample: Assignments[] = [];
  const attempts = Math.max(REJECTION_ATTEMPTS, REJECTION_ATTEMPTS_PER_POINT * count);
  const accepted = new Float64Array(space.dimension);
  for (let attempt = 0; attempt < attempts && sample.length < count; attempt += 1) {
    for (const index of free) u[index] = rng.next();
    const assignments = fromUnit(space, u);
    if (!satisfiesConstraints(space, assignments)) continue;
    sample.push(assignments);
    accepted.set(u);
  }
  if (sample.length === count) return sample;
  const found = sample.length > 0;
  const start = found ? accepted : searchStart(space, rng, u, free);
  walk(space, rng, start, free, WALK_MOVES_PER_DIMENSION);
  if (!found) sample.push(fromUnit(space, start));
  while (sample.length < count) {
    walk(space, rng, start, free, WALK_MOVES_BETWEEN_POINTS);
    sample.push(fromUnit(space, start));
  }
  return sample;
}

function searchStart(space: Space, rng: Rng, u: Float64Array, free: readonly number[]): Float64Array {
  for (let restart = 0; restart < SEARCH_RESTARTS && free.length > 0; restart += 1) {
    for (const index of free) u[index] = rng.next();
    if (descendViolation(space, rng, u, free)) return u;
  }
  const detail = 'no assignments that fulfil the parameter constraints were found';
  const hint = 'check that the constraints do not contradict one another or the ranges';
  throw new SpaceError([{ pointer: '/parameterConstraints', detail, hint }]);
}

function walk(space: Space, rng: Rng, u: Float64Array, free: readonly number[], movesPerDimension: number): void {
  for (let move = 0; move < movesPerDimension * free.length; move += 1) moveFeasibly(space, rng, u, free);
}
