import { activeMask } from './active-mask.ts';
import { checkUnitPoint } from './check-unit-point.ts';
import type { Assignments, ParameterValue } from './parameter-value.ts';
import type { Space } from './space.ts';

/** Decodes a point of the unit cube; every value is snapped into its domain, inactive parameters are left out, keys are in declaration order. */
export function fromUnit(space: Space, u: Float64Array): Assignments {
  checkUnitPoint(space, u);
  const assignments: Record<string, ParameterValue> = {};
  const mask = space.conditional ? activeMask(space, u) : null;
  for (let index = 0; index < space.dimension; index += 1) {
    if (mask !== null && mask[index] === 0) continue;
    assignments[space.parameters[index]!.name] = space.codecs[index]!.decode(u[index]!);
  }
  return assignments;
}
