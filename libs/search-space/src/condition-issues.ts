import { closestName } from './closest-name.ts';
import { jsonPointer } from './json-pointer.ts';
import type { ParameterValue } from './parameter-value.ts';
import type { Parameter } from './parameter.ts';
import type { SpaceIssue } from './space-error.ts';
import { valueProblem } from './value-problem.ts';

/** What is wrong with the `when` of one parameter, the first `most` issues: unknown parents, floats as parents, values that the parent cannot have. */
export function conditionIssues(parameters: readonly Parameter[], index: number, most: number): SpaceIssue[] {
  const parameter = parameters[index];
  const issues: SpaceIssue[] = [];
  for (const [name, values] of Object.entries(parameter?.when ?? {})) {
    if (issues.length >= most) break;
    const report = (rest: readonly (string | number)[], detail: string, hint?: string): void => {
      const pointer = jsonPointer('parameters', index, 'when', name, ...rest);
      issues.push({ pointer, detail, ...(hint !== undefined && { hint }) });
    };
    if (name === parameter?.name) {
      report([], `${name} cannot depend on itself`);
      continue;
    }
    const parent = parameters.find((candidate) => candidate.name === name);
    if (parent === undefined) {
      const names = parameters.filter((candidate) => candidate !== parameter).map((candidate) => candidate.name);
      const meant = closestName(name, names);
      const others =
        names.length === 0 ? 'the space has no other parameter' : `parameters: ${names.slice(0, 10).join(', ')}`;
      report([], `there is no parameter ${name}`, meant === null ? others : `did you mean ${meant}?`);
      continue;
    }
    if (parent.type === 'float') {
      report(
        [],
        `${name} is a float, which cannot decide whether ${parameter?.name ?? ''} is active`,
        'use an int or ordinal parent, or a constraint',
      );
      continue;
    }
    if (values.length === 0) report([], 'lists no value, so the parameter could never be active');
    const known: ReadonlySet<ParameterValue> = new Set('values' in parent ? parent.values : []);
    for (const [position, value] of values.entries()) {
      if (issues.length >= most) break;
      if (known.has(value)) continue;
      const problem = valueProblem(parent, value);
      if (problem !== null) report([position], `${name}: ${problem.detail}`, problem.hint);
    }
  }
  return issues;
}
