import { UNSTATED_DEFAULT } from './constants.ts';
import { fromUnit } from './from-unit.ts';
import type { Assignments } from './parameter-value.ts';
import { jsonPointer } from './json-pointer.ts';
import { mentioned, satisfiesConstraints } from './satisfies-constraints.ts';
import type { SpaceIssue } from './space-error.ts';
import type { Space } from './space.ts';

/** Every active parameter at its default, or in the middle of its scale (the first value of a categorical); null when that is infeasible. */
export function defaultAssignments(space: Space): Assignments | null {
  const assignments = defaultPoint(space);
  return satisfiesConstraints(space, assignments) ? assignments : null;
}

/** A constraint between parameters that all have a default, which these defaults do not fulfil: they could never be tried first. */
export function defaultIssues(space: Space): SpaceIssue[] {
  const point = defaultPoint(space);
  const stated = new Set(
    space.parameters.flatMap((parameter) => (parameter.default === undefined ? [] : parameter.name)),
  );
  return space.constraints.flatMap(({ text, names, holds }, index) => {
    if (!mentioned(names, point) || !names.every((name) => stated.has(name)) || holds(point)) return [];
    const values = names.map((name) => `${name} = ${JSON.stringify(point[name])}`).join(', ');
    const pointer = jsonPointer('parameterConstraints', index);
    const detail = `${text} does not hold for the defaults, ${values}`;
    return [{ pointer, detail, hint: 'the defaults are tried first: change them, or the constraint' }];
  });
}

function defaultPoint(space: Space): Assignments {
  const u = Float64Array.from(space.parameters, (parameter, index) => {
    const codec = space.codecs[index]!;
    if (parameter.default !== undefined) return codec.encode(parameter.default);
    return codec.kind === 'discrete' && codec.categorical ? codec.centre(0) : UNSTATED_DEFAULT;
  });
  return fromUnit(space, u);
}
