import { createRng } from '#numerics';
import { compileSpace, type SpaceSource } from './compile-space.ts';
import { LISTED_COMBINATIONS, SEARCHABLE_DIMENSIONS, SEARCHABLE_NODES } from './constants.ts';
import { listFeasible } from './enumerate.ts';
import { independentParts, partsOfSameParameters, type ConstrainedPart } from './independent-parts.ts';
import { nodesOf } from './restrictions.ts';
import { sampleUniform } from './sample-uniform.ts';
import { SpaceError, type SpaceIssue } from './space-error.ts';
import type { Space } from './space.ts';

/**
 * Whether the constraints leave any point with finite derived values, as far as bounded time can tell: an issue when the search that every strategy
 * starts from finds none. Groups of constraints that have no parameter in common are searched one by one, and of a group that speaks of too many parameters, or says too
 * much, those constraints together that speak of the same ones. Parameters that nothing speaks of are free.
 */
export function feasibilityIssues(source: SpaceSource): SpaceIssue[] {
  const whole = compileSpace(source);
  return firstIssues(independentParts(whole), (part) => issuesOf(source, whole, part));
}

function issuesOf(source: SpaceSource, whole: Space, part: ConstrainedPart): SpaceIssue[] {
  const isSearchable = part.parameters.length <= SEARCHABLE_DIMENSIONS;
  const found = isSearchable ? hasPoint(compileSpace(partOf(source, part))) : null;
  if (found === true) return [];
  if (found === null) {
    const issues = part.derived.length > 0 ? withoutDerived(source, part) : [];
    return issues.length > 0 ? issues : issuesOfGroups(source, whole, part);
  }
  if (part.derived.length === 0) return [nothingLeft(whole, part)];
  const issues = withoutDerived(source, part);
  return issues.length > 0 ? issues : [NOTHING_FINITE];
}

function issuesOfGroups(source: SpaceSource, whole: Space, part: ConstrainedPart): SpaceIssue[] {
  const size = ({ constraints, derived }: ConstrainedPart): number => constraints.length + derived.length;
  const groups = partsOfSameParameters(whole, part).filter((group) => size(group) < size(part));
  return firstIssues(groups, (group) => issuesOf(source, whole, group));
}

function withoutDerived(
  { parameters, parameterConstraints }: SpaceSource,
  { constraints }: ConstrainedPart,
): SpaceIssue[] {
  const source = { parameters, parameterConstraints };
  const whole = compileSpace(source);
  const own = independentParts(whole).filter((part) => part.constraints.every((index) => constraints.includes(index)));
  return firstIssues(own, (part) => issuesOf(source, whole, part));
}

function firstIssues(parts: readonly ConstrainedPart[], find: (part: ConstrainedPart) => SpaceIssue[]): SpaceIssue[] {
  for (const part of parts) {
    const issues = find(part);
    if (issues.length > 0) return issues;
  }
  return [];
}

function partOf(
  { parameters, parameterConstraints = [], derived = [] }: SpaceSource,
  part: ConstrainedPart,
): SpaceSource {
  return {
    parameters: part.parameters.map((index) => parameters[index]!),
    parameterConstraints: part.constraints.map((index) => parameterConstraints[index]!),
    derived: part.derived.map((index) => derived[index]!),
  };
}

/** Null where the expressions are too large for a search to tell. */
function hasPoint(space: Space): boolean | null {
  const nodes = nodesOf(space);
  // What is too large for a search takes longer for each node too: it is in no cache.
  const share = Math.min(1, SEARCHABLE_NODES / nodes);
  const listed = listFeasible(space, null, Math.ceil(share * LISTED_COMBINATIONS)).next();
  if (listed.done !== true) return true;
  if (listed.value) return false;
  if (nodes > SEARCHABLE_NODES) return null;
  try {
    sampleUniform(space, createRng('feasibility'), { isListed: true });
    return true;
  } catch (error) {
    if (error instanceof SpaceError) return false;
    throw error;
  }
}

function nothingLeft({ constraints }: Space, part: ConstrainedPart): SpaceIssue {
  const isAll = part.constraints.length === constraints.length;
  const texts = part.constraints.map((index) => `"${constraints[index]!.text}"`).join(' and ');
  return {
    pointer: '/parameterConstraints',
    detail: `no assignments that fulfil ${isAll ? 'all constraints' : texts} were found`,
    hint: 'check that the constraints do not contradict one another or the ranges',
  };
}

const NOTHING_FINITE: SpaceIssue = {
  pointer: '/derived',
  detail: 'no assignments that give every derived number a finite value were found',
  hint: 'guard the formulas with ?: or check them against the ranges',
};
