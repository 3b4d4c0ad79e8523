import { activeMask, fromUnit, satisfiesConstraints, type Assignments, type Space } from '#search-space';

/**
 * The points of a grid, lazily, the first parameter varying slowest: every value of discrete parameters, `resolution` evenly spaced ones, both
 * ends included, of continuous ones. Conditions and constraints hold.
 */
export function* gridPoints(space: Space, resolution: number): Generator<Assignments, void, undefined> {
  yield* from(space, resolution, new Float64Array(space.dimension), 0);
}

function* from(
  space: Space,
  resolution: number,
  u: Float64Array,
  place: number,
): Generator<Assignments, void, undefined> {
  const index = space.order[place];
  if (index === undefined) {
    const assignments = fromUnit(space, u);
    if (satisfiesConstraints(space, assignments)) yield assignments;
    return;
  }
  // Parents come first in the order, so it is settled by now whether this parameter is active.
  if (activeMask(space, u)[index] === 0) {
    yield* from(space, resolution, u, place + 1);
    return;
  }
  const codec = space.codecs[index]!;
  const values = codec.kind === 'discrete' ? codec.levels : resolution;
  for (let k = 0; k < values; k++) {
    u[index] = codec.kind === 'discrete' ? codec.centre(k) : resolution === 1 ? 0.5 : k / (resolution - 1);
    yield* from(space, resolution, u, place + 1);
  }
}
