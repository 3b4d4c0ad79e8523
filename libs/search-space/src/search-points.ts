import type { Rng } from '#numerics';
import {
  FINEST_HALVING,
  FINEST_HALVING_AFTER_FAILURES,
  FURTHER_RESTARTS,
  LISTED_COMBINATIONS,
  PLAIN_DRAWS,
  PLAIN_EFFORT,
  RESTARTS_BEFORE_EDGES,
  SEARCH_RESTARTS,
} from './constants.ts';
import { descendViolation } from './feasible-search.ts';
import { isFeasibleAt } from './is-feasible-at.ts';
import { listPositions } from './list-positions.ts';
import { valuesWorth } from './restrictions.ts';
import type { Space } from './space.ts';

export interface Hunt {
  readonly free: readonly number[];
  /** Free dimensions that constraints speak of. */
  readonly bound: readonly number[];
  /** Points that are wanted, and how many of them there are already. */
  readonly wanted: number;
  readonly found: number;
  /** Whether a list of the combinations was begun before and met nothing: it would be the same again. */
  readonly isListed: boolean;
}

/**
 * Feasible points, as many as are missing unless the search keeps failing. Guided searches from random points first; where all of them fail, what
 * constraints speak of is listed, or drawn plainly where it is too much to list: what has no slope is found so. Writes into `u`.
 */
export function searchPoints(space: Space, rng: Rng, u: Float64Array, hunt: Hunt): Float64Array[] {
  const { free, bound, wanted, found } = hunt;
  const points: Float64Array[] = [];
  let failures = 0;
  while (found + points.length < wanted) {
    for (const index of free) u[index] = rng.next();
    const hasFailed = failures >= RESTARTS_BEFORE_EDGES;
    const finest = hasFailed ? FINEST_HALVING_AFTER_FAILURES : FINEST_HALVING;
    if (descendViolation(space, rng, u, bound, { toEdges: hasFailed, finest })) points.push(u.slice());
    else failures += 1;
    if (failures >= (found + points.length === 0 ? SEARCH_RESTARTS : FURTHER_RESTARTS)) break;
  }
  if (found + points.length > 0 || bound.length === 0) return points;
  if (bound.some((index) => space.codecs[index]!.kind === 'continuous')) return drawPlainly(space, rng, u, hunt);
  const combinations = bound.reduce((product, index) => product * space.codecs[index]!.levels, 1);
  const list = combinations <= LISTED_COMBINATIONS ? drawFromList(space, rng, u, hunt) : null;
  if (list?.isComplete === true) return list.points;
  const drawn = drawPlainly(space, rng, u, hunt);
  if (drawn.length > 0) return drawn;
  // Too many at first sight; what constraints rule out early may still make the list a short one.
  return (list ?? drawFromList(space, rng, u, hunt)).points;
}

function drawPlainly(space: Space, rng: Rng, u: Float64Array, { free, bound, wanted }: Hunt): Float64Array[] {
  const points: Float64Array[] = [];
  const read = space.restrictions.reduce((sum, restriction) => sum + valuesWorth(restriction), 0);
  const draws = Math.min(PLAIN_DRAWS, Math.ceil(PLAIN_EFFORT / (space.constrained.length + read)));
  for (let draw = 0; draw < draws && points.length < wanted; draw += 1) {
    for (const index of bound) u[index] = rng.next();
    if (isFeasibleAt(space, u)) points.push(redrawn(rng, u, free, bound));
  }
  return points;
}

interface ListDraw {
  readonly points: Float64Array[];
  /** Whether the list was not cut short. */
  readonly isComplete: boolean;
}

/** Reservoir sampling: each combination of the list is held in the end with the same probability. */
function drawFromList(space: Space, rng: Rng, u: Float64Array, { free, bound, wanted, isListed }: Hunt): ListDraw {
  const points: Float64Array[] = [];
  if (isListed) return { points, isComplete: false };
  const within = space.order.filter((index) => space.reaches[index] !== null);
  const positions = listPositions(space, u, { within, free: new Set(bound) }, LISTED_COMBINATIONS);
  for (let met = 1; ; met += 1) {
    const next = positions.next();
    if (next.done === true) return { points, isComplete: next.value };
    const place = points.length < wanted ? points.length : rng.int(met);
    if (place < wanted) points[place] = redrawn(rng, u, free, bound);
  }
}

/** A copy in which all that constraints do not speak of is drawn anew. */
function redrawn(rng: Rng, u: Float64Array, free: readonly number[], bound: readonly number[]): Float64Array {
  const point = u.slice();
  const isBound = new Set(bound);
  for (const index of free) if (!isBound.has(index)) point[index] = rng.next();
  return point;
}
