import type { Assignments, ParameterValue } from './parameter-value.ts';
import type { Space } from './space.ts';

/**
 * Values that `validateFixed` accepts, in the form in which suggestions hold them, see `normaliseAssignments`: 0.1 + 0.2 on steps of 0.1 is
 * 0.3. Else no point would be found to have the values that it was asked for with.
 */
export function normaliseFixed(space: Space, fixed: Assignments): Assignments {
  const normalised: Record<string, ParameterValue> = {};
  space.parameters.forEach(({ name }, index) => {
    const value = Object.hasOwn(fixed, name) ? fixed[name] : undefined;
    const codec = space.codecs[index]!;
    if (value !== undefined) normalised[name] = codec.decode(codec.encode(value));
  });
  return normalised;
}
