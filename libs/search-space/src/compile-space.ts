import { cardinality } from './cardinality.ts';
import { MAX_ISSUES } from './constants.ts';
import { constrainedDimensions } from './constrained-dimensions.ts';
import { compileConstraints, compileDerived } from './compile-constraints.ts';
import { conditionIssues } from './condition-issues.ts';
import { createCodec } from './create-codec.ts';
import { jsonPointer } from './json-pointer.ts';
import type { ParameterCodec } from './parameter-codec.ts';
import { parameterIssues } from './parameter-issues.ts';
import { parameterScope } from './parameter-scope.ts';
import { reachesOf, restrictionsOf } from './restrictions.ts';
import type { Parameter } from './parameter.ts';
import type { DerivedParameter } from './space-document.ts';
import { SpaceError, type SpaceIssue } from './space-error.ts';
import type { Condition, Space } from './space.ts';
import { topologicalOrder } from './topological-order.ts';

/** What `compileSpace` reads; a whole study document may be passed. */
export interface SpaceSource {
  readonly parameters: readonly Parameter[];
  readonly parameterConstraints?: readonly string[] | undefined;
  readonly derived?: readonly DerivedParameter[] | undefined;
}

/**
 * Checks everything that the schema cannot say and precomputes everything that sampling and encoding need.
 * @throws SpaceError with every issue found (the first hundred), pointers relative to the document
 */
export function compileSpace(source: SpaceSource): Space {
  const { parameters } = source;
  const issues: SpaceIssue[] = [];
  const indexOf = indexNames(parameters, issues);
  for (const [index, parameter] of parameters.entries()) {
    if (issues.length >= MAX_ISSUES) break;
    issues.push(
      ...parameterIssues(parameter, index),
      ...conditionIssues(parameters, index, MAX_ISSUES - issues.length),
    );
  }
  const { order, issues: cycles } = topologicalOrder(parameters, indexOf, Math.max(0, MAX_ISSUES - issues.length));
  issues.push(...cycles);
  const scope = parameterScope(parameters);
  const constraints = compileConstraints(source.parameterConstraints ?? [], scope, issues);
  const derived = compileDerived(source.derived ?? [], scope, issues);
  if (issues.length > 0) throw new SpaceError(issues.slice(0, MAX_ISSUES));

  const codecs = parameters.map(createCodec);
  const conditions = parameters.map((parameter) => compileConditions(parameter, indexOf, codecs));
  const constrained = constrainedDimensions(indexOf, conditions, constraints, derived);
  const restrictions = restrictionsOf(indexOf, constraints, derived);
  return {
    parameters,
    dimension: parameters.length,
    order,
    cardinality: cardinality(order, codecs, conditions),
    indexOf,
    codecs,
    conditions,
    conditional: conditions.some((list) => list.length > 0),
    constraints,
    constrained,
    derived,
    restrictions,
    reaches: reachesOf(order, conditions, constrained, restrictions),
  };
}

function indexNames(parameters: readonly Parameter[], issues: SpaceIssue[]): Map<string, number> {
  const indexOf = new Map<string, number>();
  parameters.forEach(({ name }, index) => {
    const first = indexOf.get(name);
    if (first === undefined) indexOf.set(name, index);
    else
      issues.push({
        pointer: jsonPointer('parameters', index, 'name'),
        detail: `the name ${name} is already taken by parameter ${first}`,
      });
  });
  if (parameters.length === 0) issues.push({ pointer: '/parameters', detail: 'there is nothing to vary' });
  return indexOf;
}

function compileConditions(
  parameter: Parameter,
  indexOf: ReadonlyMap<string, number>,
  codecs: readonly ParameterCodec[],
): Condition[] {
  return Object.entries(parameter.when ?? {}).map(([name, values]) => {
    const parent = indexOf.get(name);
    const codec = parent === undefined ? undefined : codecs[parent];
    if (parent === undefined || codec?.kind !== 'discrete') throw new TypeError(`${name} is no parent`);
    return { parent, allowed: new Set(values.map((value) => codec.levelOf(value))) };
  });
}
