import type { Rng } from '#numerics';
import { FINEST_HALVING, SEARCH_DECODINGS, SEARCH_MOVES_PER_DIMENSION } from './constants.ts';
import { fromUnit } from './from-unit.ts';
import { constraintViolation } from './satisfies-constraints.ts';
import type { Space } from './space.ts';

/**
 * Moves `u`, in place, to a feasible point: changes one or two free coordinates at a time and keeps what does not increase the
 * violation; ties are kept, so that it crosses plateaus. False when the moves ran out; then `u` is the least violating point met.
 */
export function descendViolation(space: Space, rng: Rng, u: Float64Array, free: readonly number[]): boolean {
  let violation = constraintViolation(space, fromUnit(space, u));
  const moves = Math.min(SEARCH_MOVES_PER_DIMENSION * free.length, Math.ceil(SEARCH_DECODINGS / space.dimension));
  for (let move = 0; move < moves && violation > 0; move += 1) {
    violation = step(space, rng, u, free, violation);
  }
  return violation === 0;
}

/**
 * One step of a random walk among the feasible points. Proposals are symmetric, so the walk's limit is the uniform distribution over
 * the part of the feasible set that it can reach.
 */
export function moveFeasibly(space: Space, rng: Rng, u: Float64Array, free: readonly number[]): void {
  step(space, rng, u, free, 0);
}

/** Tries one move and returns the violation afterwards, which is never larger than `limit`. */
function step(space: Space, rng: Rng, u: Float64Array, free: readonly number[], limit: number): number {
  const first = free[rng.int(free.length)]!;
  const second = free[rng.int(free.length)]!;
  const before = u[first]!;
  const beforeSecond = u[second]!;
  const pair = second !== first && rng.next() < 0.5;
  u[first] = moved(rng, before);
  if (pair) u[second] = moved(rng, beforeSecond);
  const violation = constraintViolation(space, fromUnit(space, u));
  if (violation <= limit) return violation;
  u[first] = before;
  u[second] = beforeSecond;
  return limit;
}

/** Anywhere in a third of the cases, else nearby at a random distance scale; reflected at the walls, so that it is symmetric. */
function moved(rng: Rng, position: number): number {
  if (rng.int(3) === 0) return rng.next();
  const target = position + rng.normal() / (1 << (1 + rng.int(FINEST_HALVING)));
  const folded = Math.abs(target) % 2;
  return folded > 1 ? 2 - folded : folded;
}
