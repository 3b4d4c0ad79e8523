export type { Assignments, ParameterValue } from './parameter-value.ts';
export { parameterValueSchema } from './parameter.ts';
export type {
  BooleanParameter,
  CategoricalParameter,
  FloatParameter,
  IntParameter,
  OrdinalParameter,
  Parameter,
} from './parameter.ts';
export { spaceFields } from './space-document.ts';
export type { DerivedParameter, SpaceDocument } from './space-document.ts';
export { SpaceError } from './space-error.ts';
export type { SpaceIssue } from './space-error.ts';
export type { Condition, Space, SpaceConstraint, SpaceDerived } from './space.ts';
export { createCodec } from './create-codec.ts';
export type { ContinuousCodec, DiscreteCodec, ParameterCodec } from './parameter-codec.ts';
export { compileSpace } from './compile-space.ts';
export type { SpaceSource } from './compile-space.ts';
export { extrapolate } from './extrapolate.ts';
export { activeMask } from './active-mask.ts';
export { fromUnit } from './from-unit.ts';
export { toUnit } from './to-unit.ts';
export { snapUnit } from './snap-unit.ts';
export { normaliseAssignments } from './normalise-assignments.ts';
export { normaliseFixed } from './normalise-fixed.ts';
export { canonicalFormAt } from './canonical-form-at.ts';
export { canonicalForm } from './canonical-form.ts';
export { satisfiesConstraints } from './satisfies-constraints.ts';
export { isFeasibleAt } from './is-feasible-at.ts';
export { derivedValues } from './derived-values.ts';
export { feasibilityIssues } from './feasibility-issues.ts';
export { unreachableIssues } from './unreachable-issues.ts';
export { honoursFixed } from './honours-fixed.ts';
export { validateAssignments, validateFixed } from './validate-assignments.ts';
export { defaultAssignments, defaultIssues } from './default-assignments.ts';
export { sampleUniform } from './sample-uniform.ts';
export { sampleMany } from './sample-many.ts';
export type { SampleOptions } from './sample-many.ts';
export { repairUnit, type RepairOptions } from './repair-unit.ts';
export { unitPrior } from './unit-prior.ts';
export type { UnitPrior } from './unit-prior.ts';
export { movedLevel } from './moved-level.ts';
export { neighbours } from './neighbours.ts';
export { enumerate, listFeasible } from './enumerate.ts';
export { INACTIVE_POSITION, LISTED_COMBINATIONS, MAX_ISSUES } from './constants.ts';
export { closestName } from './closest-name.ts';
export { jsonPointer } from './json-pointer.ts';
export { parseExpression } from './expression/parse-expression.ts';
export { ExpressionError } from './expression/expression-error.ts';
export type { Expression, ExpressionFunction } from './expression/expression.ts';
