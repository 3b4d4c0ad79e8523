import { canonicalFormAt } from './canonical-form-at.ts';
import type { Assignments } from './parameter-value.ts';
import type { Space } from './space.ts';
import { toUnit } from './to-unit.ts';

/** Canonical JSON text of valid assignments: equal texts for equal configurations, however they were written. Callers hash it. */
export function canonicalForm(space: Space, assignments: Assignments): string {
  return canonicalFormAt(space, toUnit(space, assignments));
}
