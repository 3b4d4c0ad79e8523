import {
  activeMask,
  fromUnit,
  satisfiesConstraints,
  type Assignments,
  type ParameterCodec,
  type ParameterValue,
  type Space,
} from '#search-space';

/**
 * The points of a grid, lazily, the first parameter varying slowest: every value of discrete parameters, `resolution` evenly spaced ones, both
 * ends included, of continuous ones, and the one value of fixed ones. Conditions and constraints hold.
 */
export function* gridPoints(
  space: Space,
  resolution: number,
  fixed: Assignments = {},
): Generator<Assignments, void, undefined> {
  const axes = space.parameters.map(({ name }, index) => axis(space.codecs[index]!, resolution, fixed[name]));
  yield* from(space, axes, new Float64Array(space.dimension), 0);
}

interface Axis {
  readonly length: number;
  readonly position: (k: number) => number;
}

function axis(codec: ParameterCodec, resolution: number, fixed: ParameterValue | undefined): Axis {
  if (fixed !== undefined) return { length: 1, position: () => codec.encode(fixed) };
  if (codec.kind === 'discrete') return { length: codec.levels, position: (level) => codec.centre(level) };
  return { length: resolution, position: (k) => (resolution === 1 ? 0.5 : k / (resolution - 1)) };
}

function* from(
  space: Space,
  axes: readonly Axis[],
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
    yield* from(space, axes, u, place + 1);
    return;
  }
  const { length, position } = axes[index]!;
  for (let k = 0; k < length; k++) {
    u[index] = position(k);
    yield* from(space, axes, u, place + 1);
  }
}
