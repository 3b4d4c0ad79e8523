import { activeMask } from './active-mask.ts';
import { MAX_ISSUES } from './constants.ts';
import { closestName } from './closest-name.ts';
import { jsonPointer } from './json-pointer.ts';
import { normaliseAssignments } from './normalise-assignments.ts';
import type { Assignments } from './parameter-value.ts';
import { mentioned } from './satisfies-constraints.ts';
import type { SpaceIssue } from './space-error.ts';
import type { Space } from './space.ts';
import { valueProblem } from './value-problem.ts';

/**
 * What is wrong with assignments, the first `most` issues, at least one, pointers as `/assignments/units`; empty when they are a point of the space.
 */
export function validateAssignments(space: Space, assignments: Assignments, most = MAX_ISSUES): SpaceIssue[] {
  const issues = valueIssues(space, assignments, 'assignments', most);
  if (issues.length > 0) return issues;
  const mask = activeMask(space, assignments);
  space.parameters.forEach(({ name }, index) => {
    const given = Object.hasOwn(assignments, name);
    if (given === (mask[index] === 1)) return;
    const pointer = jsonPointer('assignments', name);
    const when = conditionText(space, index);
    if (given)
      issues.push({
        pointer,
        detail: `${name} is inactive here`,
        hint: `it is active only when ${when}; leave it out`,
      });
    else
      issues.push({
        pointer,
        detail: `${name} is missing`,
        ...(when !== '' && { hint: `it is active because ${when}` }),
      });
  });
  if (issues.length === 0) {
    // As the service keeps them: a value that is rounded to the edge of a constraint must be on the right side of it then.
    const kept = normaliseAssignments(space, assignments);
    issues.push(...constraintIssues(space, kept), ...derivedIssues(space, kept));
  }
  return issues.slice(0, most);
}

/**
 * What is wrong with values that shall be fixed for a suggestion: unknown names, values outside their domain, and values of parameters that
 * other fixed values switch off. Pointers as `/fixed/units`.
 */
export function validateFixed(space: Space, fixed: Assignments): SpaceIssue[] {
  const issues = valueIssues(space, fixed, 'fixed', MAX_ISSUES);
  if (issues.length > 0) return issues;
  const switchedOff = new Set<string>();
  for (const index of space.order) {
    const { name, when = {} } = space.parameters[index]!;
    const isSwitchedOff = Object.entries(when).some(([parent, values]) => {
      if (switchedOff.has(parent)) return true;
      const value = Object.hasOwn(fixed, parent) ? fixed[parent] : undefined;
      return value !== undefined && !values.some((allowed) => allowed === value);
    });
    if (!isSwitchedOff) continue;
    switchedOff.add(name);
    if (!Object.hasOwn(fixed, name)) continue;
    issues.push({
      pointer: jsonPointer('fixed', name),
      detail: `${name} is inactive with these fixed values`,
      hint: `it is active only when ${conditionText(space, index)}; leave it out`,
    });
  }
  return issues.slice(0, MAX_ISSUES);
}

function valueIssues(space: Space, assignments: Assignments, root: string, most: number): SpaceIssue[] {
  const issues: SpaceIssue[] = [];
  for (const [name, value] of Object.entries(assignments)) {
    if (issues.length >= most) break;
    const pointer = jsonPointer(root, name);
    const parameter = space.parameters[space.indexOf.get(name) ?? -1];
    if (parameter === undefined) {
      const meant = closestName(name, space.indexOf.keys());
      issues.push({
        pointer,
        detail: `there is no parameter ${name}`,
        ...(meant !== null && { hint: `did you mean ${meant}?` }),
      });
      continue;
    }
    const problem = valueProblem(parameter, value);
    if (problem !== null) issues.push({ pointer, ...problem });
  }
  return issues;
}

function conditionText(space: Space, index: number): string {
  return Object.entries(space.parameters[index]?.when ?? {})
    .map(
      ([parent, values]) =>
        `${parent} is ${values
          .slice(0, 5)
          .map((value) => JSON.stringify(value))
          .join(' or ')}${values.length > 5 ? ' or ...' : ''}`,
    )
    .join(' and ');
}

function constraintIssues(space: Space, assignments: Assignments): SpaceIssue[] {
  return space.constraints
    .filter(({ names, holds }) => mentioned(names, assignments) && !holds(assignments))
    .map(({ text, names }) => {
      const values = names.map((name) => `${name} = ${JSON.stringify(assignments[name])}`).join(', ');
      return {
        pointer: jsonPointer('assignments', names[0] ?? ''),
        detail: `the constraint "${text}" does not hold for ${values}`,
      };
    });
}

function derivedIssues(space: Space, assignments: Assignments): SpaceIssue[] {
  return space.derived.flatMap(({ name, names, value }) => {
    if (!mentioned(names, assignments)) return [];
    const result = value(assignments);
    if (typeof result !== 'number' || Number.isFinite(result)) return [];
    return [
      { pointer: jsonPointer('assignments', names[0] ?? ''), detail: `the derived value ${name} would be ${result}` },
    ];
  });
}
