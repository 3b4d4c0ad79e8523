import type { Assignments, ParameterValue } from './parameter-value.ts';
import type { Space } from './space.ts';

/**
 * Whether valid assignments fulfil every parameter constraint and give every derived number a finite value (a worker could not be sent
 * another). A constraint that mentions an inactive parameter counts as fulfilled.
 */
export function satisfiesConstraints(space: Pick<Space, 'constraints' | 'derived'>, assignments: Assignments): boolean {
  for (const constraint of space.constraints) {
    if (mentioned(constraint.names, assignments) && !constraint.holds(assignments)) return false;
  }
  for (const derived of space.derived) {
    if (mentioned(derived.names, assignments) && !isDeliverable(derived.value(assignments))) return false;
  }
  return true;
}

/** Whether all these parameters have a value, that is, are active. */
export function mentioned(names: readonly string[], assignments: Assignments): boolean {
  for (const name of names) {
    if (!Object.hasOwn(assignments, name)) return false;
  }
  return true;
}

function isDeliverable(value: ParameterValue): boolean {
  return typeof value !== 'number' || Number.isFinite(value);
}
