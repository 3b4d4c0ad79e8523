import type { Assignments } from './parameter-value.ts';
import type { Space } from './space.ts';

/**
 * Writes 1 for every active parameter and 0 for every other into `out` and returns it. `source` is a point of the unit cube or assignments
 * (values of inactive parameters in it are ignored). O(parameters + conditions), allocates nothing when `out` is given.
 */
export function activeMask(
  space: Space,
  source: Float64Array | Assignments,
  out: Uint8Array = new Uint8Array(space.dimension),
): Uint8Array {
  if (!space.conditional) return out.fill(1);
  const levelAt = isUnitPoint(source) ? unitLevel(space, source) : assignedLevel(space, source);
  for (const index of space.order) {
    let active = 1;
    for (const { parent, allowed } of space.conditions[index]!) {
      if (out[parent] === 1 && allowed.has(levelAt(parent))) continue;
      active = 0;
      break;
    }
    out[index] = active;
  }
  return out;
}

/** Not instanceof: a point may come from another realm (a thread's message, a test sandbox). */
function isUnitPoint(source: Float64Array | Assignments): source is Float64Array {
  return ArrayBuffer.isView(source);
}

function unitLevel(space: Space, u: Float64Array): (index: number) => number {
  return (index) => {
    const codec = space.codecs[index]!;
    return codec.kind === 'discrete' ? codec.levelAt(u[index]!) : -1;
  };
}

function assignedLevel(space: Space, assignments: Assignments): (index: number) => number {
  return (index) => {
    const codec = space.codecs[index]!;
    const name = space.parameters[index]!.name;
    const value = Object.hasOwn(assignments, name) ? assignments[name] : undefined;
    return codec.kind === 'discrete' && value !== undefined ? codec.levelOf(value) : -1;
  };
}
