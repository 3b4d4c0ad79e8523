import { normaliseAssignments } from './normalise-assignments.ts';
import type { Assignments } from './parameter-value.ts';
import type { Space } from './space.ts';

/** Canonical JSON text of valid assignments: equal texts for equal configurations, however they were written. Callers hash it. */
export function canonicalForm(space: Space, assignments: Assignments): string {
  return JSON.stringify(normaliseAssignments(space, assignments));
}
