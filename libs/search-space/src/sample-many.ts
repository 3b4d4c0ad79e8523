import type { Rng } from '#numerics';
import {
  REJECTION_ATTEMPTS,
  REJECTION_ATTEMPTS_PER_POINT,
  REJECTION_NODES,
  SEARCHED_POINTS,
  WALK_EFFORT,
  WALK_EFFORT_BETWEEN_POINTS,
  WALK_MOVES_BETWEEN_POINTS,
  WALK_MOVES_PER_DIMENSION,
} from './constants.ts';
import { walkFeasibly } from './feasible-search.ts';
import { freeDimensions } from './free-dimensions.ts';
import { fromUnit } from './from-unit.ts';
import { isFeasibleAt } from './is-feasible-at.ts';
import type { Assignments } from './parameter-value.ts';
import { nodesOf } from './restrictions.ts';
import { searchPoints } from './search-points.ts';
import { SpaceError } from './space-error.ts';
import type { Space } from './space.ts';

export interface SampleOptions {
  /** Values that are given; each is used wherever its parameter is active. Valid values of the space's parameters. */
  readonly fixed?: Assignments | null | undefined;
  /** Feasible points to set out from where none is found, such as those that were tried before; the fixed values are in them. */
  readonly known?: () => readonly Float64Array[];
  /** Whether listFeasible() without fixed values was cut short before it met a point, so that there is no use in another list. */
  readonly isListed?: boolean;
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
  const attempts = affordableAttempts(space, Math.max(REJECTION_ATTEMPTS, REJECTION_ATTEMPTS_PER_POINT * count));
  for (let attempt = 0; attempt < attempts && sample.length < count; attempt += 1) {
    redraw(rng, u, free);
    if (!isFeasibleAt(space, u)) continue;
    sample.push(fromUnit(space, u));
    found.push(u.slice());
  }
  if (sample.length === count) return sample;
  const isFree = new Set(free);
  const bound = space.constrained.filter((index) => isFree.has(index));
  const wanted = Math.min(count, SEARCHED_POINTS);
  const { isListed = false } = options;
  const searched = searchPoints(space, rng, u, { free, bound, wanted, found: found.length, isListed });
  const isBound = new Set(bound);
  const unbound = free.filter((index) => !isBound.has(index));
  const starts =
    found.length + searched.length > 0 ? searched : startsFrom(options.known?.() ?? [], rng, unbound, wanted);
  if (found.length + starts.length === 0) throw nothingFound();
  for (const point of starts) {
    walkFeasibly(space, rng, point, bound, WALK_MOVES_PER_DIMENSION, WALK_EFFORT);
    sample.push(fromUnit(space, point));
    found.push(point);
  }
  for (let next = 0; sample.length < count; next += 1) {
    const point = found[next % found.length]!;
    walkFeasibly(space, rng, point, bound, WALK_MOVES_BETWEEN_POINTS, WALK_EFFORT_BETWEEN_POINTS);
    redraw(rng, point, unbound);
    sample.push(fromUnit(space, point));
  }
  return sample;
}

function affordableAttempts(space: Space, attempts: number): number {
  const nodes = nodesOf(space);
  return nodes <= REJECTION_NODES ? attempts : Math.ceil((attempts * REJECTION_NODES) / nodes);
}

function redraw(rng: Rng, u: Float64Array, dimensions: readonly number[]): void {
  for (const index of dimensions) u[index] = rng.next();
}

/** Copies of some of the points, each as likely as any other, in which all that constraints do not speak of is drawn anew. */
function startsFrom(
  points: readonly Float64Array[],
  rng: Rng,
  unbound: readonly number[],
  count: number,
): Float64Array[] {
  const starts = rng.shuffle([...points]).slice(0, count);
  return starts.map((point) => {
    const start = point.slice();
    redraw(rng, start, unbound);
    return start;
  });
}

function nothingFound(): SpaceError {
  const detail = 'no assignments that fulfil the parameter constraints were found';
  const hint = 'check that the constraints do not contradict one another or the ranges';
  return new SpaceError([{ pointer: '/parameterConstraints', detail, hint }]);
}
