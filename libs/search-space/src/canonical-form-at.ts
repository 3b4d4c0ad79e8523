import { fromUnit } from './from-unit.ts';
import type { Space } from './space.ts';

/** canonicalForm() of the configuration at a position that toUnit() gave: for whoever has it already, since finding it is most of the work. */
export function canonicalFormAt(space: Space, u: Float64Array): string {
  return JSON.stringify(fromUnit(space, u));
}
