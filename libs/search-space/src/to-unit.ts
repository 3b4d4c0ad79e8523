import { activeMask } from './active-mask.ts';
import { INACTIVE_POSITION } from './constants.ts';
import type { Assignments } from './parameter-value.ts';
import type { Space } from './space.ts';

/**
 * Encodes valid assignments: the centre of the value's cell, or the position on the scale for a continuous parameter; 0.5 for an inactive one.
 * `fromUnit(space, toUnit(space, a))` equals `a` for everything that `fromUnit`, the samplers or `normaliseAssignments` return.
 */
export function toUnit(
  space: Space,
  assignments: Assignments,
  out: Float64Array = new Float64Array(space.dimension),
): Float64Array {
  const mask = space.conditional ? activeMask(space, assignments) : null;
  for (let index = 0; index < space.dimension; index += 1) {
    const { name } = space.parameters[index]!;
    if (mask !== null && mask[index] === 0) {
      out[index] = INACTIVE_POSITION;
      continue;
    }
    const value = Object.hasOwn(assignments, name) ? assignments[name] : undefined;
    if (value === undefined) throw new RangeError(`${name} is active but has no value`);
    out[index] = space.codecs[index]!.encode(value);
  }
  return out;
}
