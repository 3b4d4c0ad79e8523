import type { Assignments } from './parameter-value.ts';
import type { Space } from './space.ts';
import { fromUnit } from './from-unit.ts';
import { toUnit } from './to-unit.ts';

/**
 * Valid assignments in the one form in which the service keeps them: declaration order, active parameters only, 0 instead of -0, stepped
 * floats exactly on their grid, other floats without the last digits that encoding cannot keep. Idempotent.
 */
export function normaliseAssignments(space: Space, assignments: Assignments): Assignments {
  return fromUnit(space, toUnit(space, assignments));
}
