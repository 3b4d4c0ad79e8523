import { fromUnit } from './from-unit.ts';
import type { Assignments } from './parameter-value.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import type { Space } from './space.ts';

const CENTRE = 0.5;

/** Every active parameter at its default, or in the middle of its scale (the first value of a categorical); null when that is infeasible. */
export function defaultAssignments(space: Space): Assignments | null {
  const u = Float64Array.from(space.parameters, (parameter, index) => {
    const codec = space.codecs[index]!;
    if (parameter.default !== undefined) return codec.encode(parameter.default);
    return codec.kind === 'discrete' && codec.categorical ? codec.centre(0) : CENTRE;
  });
  const assignments = fromUnit(space, u);
  return satisfiesConstraints(space, assignments) ? assignments : null;
}
