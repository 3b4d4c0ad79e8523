import { freeDimensions } from './free-dimensions.ts';
import { fromUnit } from './from-unit.ts';
import { listPositions } from './list-positions.ts';
import type { Assignments } from './parameter-value.ts';
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
  yield* listFeasible(space, null, Infinity);
}

/**
 * The feasible assignments with these fixed values, as long as at most `most` combinations must be looked at. Returns whether that was all of them: the
 * list ends at the first combination of discrete values that leaves a continuous parameter active, so that it is a whole one where constraints rule
 * out all of these.
 */
export function* listFeasible(
  space: Space,
  fixed: Assignments | null,
  most: number,
): Generator<Assignments, boolean, undefined> {
  const u = new Float64Array(space.dimension);
  const free = new Set(freeDimensions(space, fixed, u));
  const positions = listPositions(space, u, { within: lateContinua(space, free), free }, most);
  for (let next = positions.next(); ; next = positions.next()) {
    if (next.done === true) return next.value;
    yield fromUnit(space, u);
  }
}

/**
 * The order of the space for a list of discrete parameters. Where continuous ones are left: the constrained discrete ones, the other discrete ones and
 * then the continuous, which are nobody's parents, so that what constraints rule out is known before a value is missing.
 */
function lateContinua(space: Space, free: ReadonlySet<number>): readonly number[] {
  const isContinuous = (index: number): boolean => free.has(index) && space.codecs[index]!.kind === 'continuous';
  if (!space.order.some(isContinuous)) return space.order;
  const discrete = space.order.filter((index) => !isContinuous(index));
  return [
    ...discrete.filter((index) => space.reaches[index] !== null),
    ...discrete.filter((index) => space.reaches[index] === null),
    ...space.order.filter(isContinuous),
  ];
}
