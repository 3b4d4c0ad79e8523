import { activeMask } from './active-mask.ts';
import { fromUnit } from './from-unit.ts';
import type { Assignments } from './parameter-value.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import { SpaceError } from './space-error.ts';
import type { Space } from './space.ts';

/**
 * Every feasible assignments of a finite space once, the first parameter varying slowest (parents before their children). Lazy: a space of any
 * size can be started on.
 * @throws SpaceError when a parameter is continuous
 */
export function* enumerate(space: Space): Generator<Assignments, void, undefined> {
  const continuous = space.codecs.findIndex((codec) => codec.kind === 'continuous');
  if (continuous >= 0) {
    const { name } = space.parameters[continuous]!;
    const detail = `${name} is continuous, so the space has no list of its points`;
    throw new SpaceError([
      { pointer: `/parameters/${continuous}/step`, detail, hint: 'give it a step, or use another type' },
    ]);
  }
  const u = new Float64Array(space.dimension);
  yield* enumerateFrom(space, u, 0);
}

function* enumerateFrom(space: Space, u: Float64Array, position: number): Generator<Assignments, void, undefined> {
  const index = space.order[position];
  if (index === undefined) {
    const assignments = fromUnit(space, u);
    if (satisfiesConstraints(space, assignments)) yield assignments;
    return;
  }
  const codec = space.codecs[index]!;
  // Parents come first in the order, so whether this parameter is active is settled by now.
  if (codec.kind !== 'discrete' || activeMask(space, u)[index] === 0) {
    yield* enumerateFrom(space, u, position + 1);
    return;
  }
  for (let level = 0; level < codec.levels; level += 1) {
    u[index] = codec.centre(level);
    yield* enumerateFrom(space, u, position + 1);
  }
}
