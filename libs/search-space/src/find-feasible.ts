import type { Rng } from '#numerics';
import { SEARCH_MOVES_PER_DIMENSION, SEARCH_RESTARTS, WALK_MOVES_PER_DIMENSION } from './constants.ts';
import { fromUnit } from './from-unit.ts';
import type { Assignments } from './parameter-value.ts';
import { constraintViolation } from './satisfies-constraints.ts';
import { SpaceError } from './space-error.ts';
import type { Space } from './space.ts';

/**
 * A feasible point of a space whose feasible part is too small for rejection.
 *
 * From random starts it changes a coordinate or two at a time (half the time anywhere, half the time nearby) and keeps what does not
 * increase the violation; ties are kept, so that it crosses plateaus. Having arrived, it walks on among feasible points: that chain
 * is symmetric, so its limit is the uniform distribution, and the walk is long enough to forget the entry point, though not to mix fully.
 */
export function findFeasible(space: Space, rng: Rng, u: Float64Array, free: readonly number[]): Assignments {
  const moves = SEARCH_MOVES_PER_DIMENSION * free.length;
  for (let restart = 0; restart < SEARCH_RESTARTS && free.length > 0; restart += 1) {
    for (const index of free) u[index] = rng.next();
    let violation = constraintViolation(space, fromUnit(space, u));
    for (let move = 0; move < moves && violation > 0; move += 1) {
      violation = step(space, rng, u, free, violation);
    }
    if (violation > 0) continue;
    for (let move = 0; move < WALK_MOVES_PER_DIMENSION * free.length; move += 1) step(space, rng, u, free, 0);
    return fromUnit(space, u);
  }
  const detail = 'no assignments that fulfil the parameter constraints were found';
  throw new SpaceError([
    {
      pointer: '/parameterConstraints',
      detail,
      hint: 'check that the constraints do not contradict one another or the ranges',
    },
  ]);
}

const NEARBY = 0.1;

/** Tries one move and returns the violation afterwards, which is never larger than `limit`. */
function step(space: Space, rng: Rng, u: Float64Array, free: readonly number[], limit: number): number {
  const first = free[rng.int(free.length)]!;
  const second = free[rng.int(free.length)]!;
  const before = u[first]!;
  const beforeSecond = u[second]!;
  const pair = rng.next() < 0.5;
  u[first] = moved(rng, before);
  if (pair && second !== first) u[second] = moved(rng, beforeSecond);
  const violation = constraintViolation(space, fromUnit(space, u));
  if (violation <= limit) return violation;
  u[first] = before;
  u[second] = beforeSecond;
  return limit;
}

function moved(rng: Rng, position: number): number {
  if (rng.next() < 0.5) return rng.next();
  const target = position + NEARBY * rng.normal();
  // Reflection at the walls keeps the proposal symmetric.
  const folded = Math.abs(target) % 2;
  return folded > 1 ? 2 - folded : folded;
}
