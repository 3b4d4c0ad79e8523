import { createRng } from '#numerics';
import { compileSpace, type SpaceSource } from './compile-space.ts';
import { ENUMERABLE_POINTS, SEARCHABLE_DIMENSIONS } from './constants.ts';
import { enumerate } from './enumerate.ts';
import { sampleUniform } from './sample-uniform.ts';
import { SpaceError, type SpaceIssue } from './space-error.ts';

/**
 * Whether the constraints leave any point, as far as bounded time can tell: an issue when the search that every strategy starts from finds none.
 * Only parameters that constraints speak of, and those that these depend on, are searched: the others are free.
 */
export function feasibilityIssues({ parameters, parameterConstraints = [] }: SpaceSource): SpaceIssue[] {
  if (parameterConstraints.length === 0) return [];
  const whole = compileSpace({ parameters, parameterConstraints });
  const constrained = whole.constrained.map((index) => whole.parameters[index]!);
  if (constrained.length === 0 || constrained.length > SEARCHABLE_DIMENSIONS) return [];
  const space = compileSpace({ parameters: constrained, parameterConstraints });
  try {
    if (space.cardinality <= ENUMERABLE_POINTS) {
      return enumerate(space).next().done === true ? [NOTHING_LEFT] : [];
    }
    sampleUniform(space, createRng('feasibility'));
    return [];
  } catch (error) {
    if (error instanceof SpaceError) return [NOTHING_LEFT];
    throw error;
  }
}

const NOTHING_LEFT: SpaceIssue = {
  pointer: '/parameterConstraints',
  detail: 'no assignments that fulfil all constraints were found',
  hint: 'check that the constraints do not contradict one another or the ranges',
};
