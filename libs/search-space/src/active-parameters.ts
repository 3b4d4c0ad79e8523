import { activeMask } from './active-mask.ts';
import type { Assignments } from './parameter-value.ts';
import type { Parameter } from './parameter.ts';
import type { Space } from './space.ts';

/** The parameters that are active under these assignments, in declaration order. */
export function activeParameters(space: Space, assignments: Assignments): readonly Parameter[] {
  const mask = activeMask(space, assignments);
  return space.parameters.filter((_, index) => mask[index] === 1);
}
