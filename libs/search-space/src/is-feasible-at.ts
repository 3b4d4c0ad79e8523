import { activeMask } from './active-mask.ts';
import type { Assignments, ParameterValue } from './parameter-value.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import type { Space } from './space.ts';

/** Whether a point of the unit cube decodes to feasible assignments. Decodes only what constraints speak of. */
export function isFeasibleAt(space: Space, u: Float64Array): boolean {
  return space.restrictions.length === 0 || satisfiesConstraints(space, constrainedAssignments(space, u));
}

function constrainedAssignments(space: Space, u: Float64Array): Assignments {
  const assignments: Record<string, ParameterValue> = {};
  const mask = space.conditional ? activeMask(space, u) : null;
  for (const index of space.constrained) {
    if (mask !== null && mask[index] === 0) continue;
    assignments[space.parameters[index]!.name] = space.codecs[index]!.decode(u[index]!);
  }
  return assignments;
}
