import type { Rng } from '#numerics';
import { ConstrainedPoint } from './constrained-point.ts';
import { EDGE_SHARE, FINEST_HALVING, SEARCH_EFFORT, SEARCH_MOVES_PER_DIMENSION } from './constants.ts';
import type { Space } from './space.ts';

export interface DescentOptions {
  /** Whether some moves go to the very ends of a range: where all else is broken, as by x + y <= 1 with x = 1 fixed, no other move finds them. */
  readonly toEdges?: boolean;
  /** The smallest moves have a standard deviation of 2 to the power of minus this. */
  readonly finest?: number;
}

type Moves = Required<DescentOptions>;

const WALK: Moves = { toEdges: false, finest: FINEST_HALVING };

/**
 * Moves `u`, in place, to a feasible point: changes one or two free coordinates at a time and keeps what does not increase the
 * violation; ties are kept, so that it crosses plateaus. False when the moves ran out; then `u` is the least violating point met.
 * `free` are constrained dimensions.
 */
export function descendViolation(
  space: Space,
  rng: Rng,
  u: Float64Array,
  free: readonly number[],
  { toEdges = false, finest = FINEST_HALVING }: DescentOptions = {},
): boolean {
  const point = new ConstrainedPoint(space, u);
  let violation = point.violation;
  const moves = affordableMoves(space, free, SEARCH_MOVES_PER_DIMENSION, SEARCH_EFFORT);
  for (let move = 0; move < moves && violation > 0; move += 1) {
    violation = step(point, rng, u, free, violation, { toEdges, finest });
  }
  return violation === 0;
}

/**
 * A random walk from a feasible point among the feasible points, in place. Proposals are symmetric, so the walk's limit is the uniform distribution
 * over the part of the feasible set that it can reach.
 */
export function walkFeasibly(
  space: Space,
  rng: Rng,
  u: Float64Array,
  free: readonly number[],
  movesPerDimension: number,
  mostEffort: number,
): void {
  const point = new ConstrainedPoint(space, u);
  const moves = affordableMoves(space, free, movesPerDimension, mostEffort);
  for (let move = 0; move < moves; move += 1) step(point, rng, u, free, 0, WALK);
}

function affordableMoves(space: Space, free: readonly number[], perDimension: number, mostEffort: number): number {
  const effort = free.reduce((sum, index) => sum + (space.reaches[index]?.effort ?? 0), 0);
  return Math.min(perDimension * free.length, Math.ceil((mostEffort * free.length) / Math.max(1, effort)));
}

/** Tries one move and returns the violation afterwards, which is never larger than `limit`. */
function step(
  point: ConstrainedPoint,
  rng: Rng,
  u: Float64Array,
  free: readonly number[],
  limit: number,
  moves: Moves,
): number {
  const first = free[rng.int(free.length)]!;
  const other = free[rng.int(free.length)]!;
  const second = other !== first && rng.next() < 0.5 ? other : null;
  const before = u[first]!;
  const beforeSecond = second === null ? 0 : u[second]!;
  u[first] = moved(rng, before, moves);
  if (second !== null) u[second] = moved(rng, beforeSecond, moves);
  point.take(first, second);
  const { violation } = point;
  if (violation <= limit) return violation;
  u[first] = before;
  if (second !== null) u[second] = beforeSecond;
  point.takeBack(first, second);
  return limit;
}

/** Anywhere in a third of the cases, else nearby at a random distance scale; reflected at the walls, so that it is symmetric. */
function moved(rng: Rng, position: number, { toEdges, finest }: Moves): number {
  if (rng.int(3) === 0) return toEdges ? drawnToEdges(rng.next()) : rng.next();
  const target = position + rng.normal() / (1 << (1 + rng.int(finest)));
  const folded = Math.abs(target) % 2;
  return folded > 1 ? 2 - folded : folded;
}

function drawnToEdges(position: number): number {
  if (position < EDGE_SHARE) return 0;
  return position >= 1 - EDGE_SHARE ? 1 : position;
}
