import type { Rng } from '#numerics';
import {
  FURTHER_RESTARTS,
  REJECTION_ATTEMPTS,
  REJECTION_ATTEMPTS_PER_POINT,
  SEARCH_RESTARTS,
  SEARCHED_POINTS,
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
 * feasible points while rejection succeeds. Where the feasible part is too small for that, guided searches from random points find the first few
 * points, and random walks from these give the others: one walk alone would stay where it entered a thin slab. Bounded time; a pure function of
 * its arguments and the random numbers.
 * @throws SpaceError when no feasible point was found
 */
export function sampleMany(space: Space, rng: Rng, count: number, options: SampleOptions = {}): Assignments[] {
  const u = new Float64Array(space.dimension);
  const free = freeDimensions(space, options.fixed, u);
  const found: Float64Array[] = [];
  const sample: Assignments[] = [];
  const attempts = Math.max(REJECTION_ATTEMPTS, REJECTION_ATTEMPTS_PER_POINT * count);
  for (let attempt = 0; attempt < attempts && sample.length < count; attempt += 1) {
    redraw(rng, u, free);
    const assignments = fromUnit(space, u);
    if (!satisfiesConstraints(space, assignments)) continue;
    sample.push(assignments);
    found.push(u.slice());
  }
  if (sample.length === count) return sample;
  const isFree = new Set(free);
  const bound = space.constrained.filter((index) => isFree.has(index));
  for (const point of searchPoints(space, rng, u, { free, bound, wanted: Math.min(count, SEARCHED_POINTS), found })) {
    walk(space, rng, point, bound, WALK_MOVES_PER_DIMENSION);
    sample.push(fromUnit(space, point));
    found.push(point);
  }
  const isBound = new Set(bound);
  const unbound = free.filter((index) => !isBound.has(index));
  for (let next = 0; sample.length < count; next += 1) {
    const point = found[next % found.length]!;
    walk(space, rng, point, bound, WALK_MOVES_BETWEEN_POINTS);
    redraw(rng, point, unbound);
    sample.push(fromUnit(space, point));
  }
  return sample;
}

interface Hunt {
  readonly free: readonly number[];
  /** Free dimensions that constraints speak of. */
  readonly bound: readonly number[];
  readonly wanted: number;
  readonly found: readonly Float64Array[];
}

/** Feasible points beside those found, as many as are wanted in all unless the search keeps failing. */
function searchPoints(space: Space, rng: Rng, u: Float64Array, { free, bound, wanted, found }: Hunt): Float64Array[] {
  const points: Float64Array[] = [];
  let failures = 0;
  while (found.length + points.length < wanted) {
    redraw(rng, u, free);
    if (descendViolation(space, rng, u, bound)) points.push(u.slice());
    else failures += 1;
    if (failures >= (found.length + points.length === 0 ? SEARCH_RESTARTS : FURTHER_RESTARTS)) break;
  }
  if (found.length + points.length > 0) return points;
  const detail = 'no assignments that fulfil the parameter constraints were found';
  const hint = 'check that the constraints do not contradict one another or the ranges';
  throw new SpaceError([{ pointer: '/parameterConstraints', detail, hint }]);
}

function redraw(rng: Rng, u: Float64Array, dimensions: readonly number[]): void {
  for (const index of dimensions) u[index] = rng.next();
}

function walk(space: Space, rng: Rng, u: Float64Array, bound: readonly number[], movesPerDimension: number): void {
  for (let move = 0; move < movesPerDimension * bound.length; move += 1) moveFeasibly(space, rng, u, bound);
}
