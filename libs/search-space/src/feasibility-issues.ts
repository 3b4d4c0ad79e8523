import { createRng } from '#numerics';
import { compileSpace, type SpaceSource } from './compile-space.ts';
import { LISTED_COMBINATIONS, SEARCHABLE_DIMENSIONS } from './constants.ts';
import { listFeasible } from './enumerate.ts';
import { sampleUniform } from './sample-uniform.ts';
import { SpaceError, type SpaceIssue } from './space-error.ts';
import type { Space } from './space.ts';

/**
 * Whether the constraints leave any point with finite derived values, as far as bounded time can tell: an issue when the search that every strategy
 * starts from finds none. Only parameters that constraints speak of, and those that these depend on, are searched: the others are free.
 */
export function feasibilityIssues(source: SpaceSource): SpaceIssue[] {
  const { parameters, parameterConstraints = [], derived = [] } = source;
  const whole = compileSpace({ parameters, parameterConstraints, derived });
  if (whole.constrained.length === 0) return [];
  const withoutDerived = (): SpaceIssue[] => feasibilityIssues({ parameters, parameterConstraints });
  if (whole.constrained.length > SEARCHABLE_DIMENSIONS) return derived.length > 0 ? withoutDerived() : [];
  const constrained = whole.constrained.map((index) => whole.parameters[index]!);
  if (hasPoint(compileSpace({ parameters: constrained, parameterConstraints, derived }))) return [];
  if (derived.length === 0) return [NOTHING_LEFT];
  const issues = withoutDerived();
  return issues.length > 0 ? issues : [NOTHING_FINITE];
}

function hasPoint(space: Space): boolean {
  const listed = listFeasible(space, null, LISTED_COMBINATIONS).next();
  if (listed.done !== true) return true;
  if (listed.value) return false;
  try {
    sampleUniform(space, createRng('feasibility'));
    return true;
  } catch (error) {
    if (error instanceof SpaceError) return false;
    throw error;
  }
}

const NOTHING_LEFT: SpaceIssue = {
  pointer: '/parameterConstraints',
  detail: 'no assignments that fulfil all constraints were found',
  hint: 'check that the constraints do not contradict one another or the ranges',
};

const NOTHING_FINITE: SpaceIssue = {
  pointer: '/derived',
  detail: 'no assignments that give every derived number a finite value were found',
  hint: 'guard the formulas with ?: or check them against the ranges',
};
