import { jsonPointer } from './json-pointer.ts';
import type { Assignments, ParameterValue } from './parameter-value.ts';
import { mentioned } from './satisfies-constraints.ts';
import { SpaceError } from './space-error.ts';
import type { Space } from './space.ts';

/**
 * The derived values of valid assignments; one that mentions an inactive parameter is left out.
 * @throws SpaceError where a formula gives no finite number; assignments that satisfy the constraints never do
 */
export function derivedValues(space: Space, assignments: Assignments): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  space.derived.forEach(({ name, names, value }, index) => {
    if (!mentioned(names, assignments)) return;
    const result = value(assignments);
    if (typeof result === 'number' && !Number.isFinite(result)) {
      const detail = `${name} is ${result} for these assignments`;
      throw new SpaceError([
        {
          pointer: jsonPointer('derived', index, 'expression'),
          detail,
          hint: 'guard the formula with ?: or a constraint',
        },
      ]);
    }
    values[name] = result === 0 ? 0 : result;
  });
  return values;
}
