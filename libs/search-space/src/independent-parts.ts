import { constrainedDimensions } from './constrained-dimensions.ts';
import type { Space, SpaceConstraint, SpaceDerived } from './space.ts';

/** Some constraints and derived values, by position in the space. */
export interface ConstrainedPart {
  /** Positions of the parameters that decide whether they hold, ascending. */
  readonly parameters: readonly number[];
  readonly constraints: readonly number[];
  readonly derived: readonly number[];
}

/** The constraints and derived values in groups that have no parameter in common: each can be fulfilled or not whatever the others say. */
export function independentParts(space: Space): readonly ConstrainedPart[] {
  let parts: readonly ConstrainedPart[] = [];
  for (const single of singleParts(space)) {
    const own = new Set(single.parameters);
    const touches = ({ parameters }: ConstrainedPart): boolean => parameters.some((index) => own.has(index));
    parts = [...parts.filter((part) => !touches(part)), merged([...parts.filter(touches), single])];
  }
  return parts;
}

/** Those that the same parameters decide together, of a part that is too large to be searched as a whole. */
export function partsOfSameParameters(
  space: Space,
  { constraints, derived }: ConstrainedPart,
): readonly ConstrainedPart[] {
  const groups = new Map<string, ConstrainedPart>();
  for (const single of singleParts(space)) {
    const isOwn =
      single.constraints.every((i) => constraints.includes(i)) && single.derived.every((i) => derived.includes(i));
    if (!isOwn) continue;
    const key = single.parameters.join();
    const known = groups.get(key);
    groups.set(key, known === undefined ? single : merged([known, single]));
  }
  return [...groups.values()];
}

function singleParts({ indexOf, conditions, constraints, derived }: Space): readonly ConstrainedPart[] {
  const parametersOf = (constraint: SpaceConstraint[], value: SpaceDerived[]): readonly number[] =>
    constrainedDimensions(indexOf, conditions, constraint, value);
  return [
    ...constraints.map((each, i) => ({ parameters: parametersOf([each], []), constraints: [i], derived: [] })),
    ...derived.map((each, i) => ({ parameters: parametersOf([], [each]), constraints: [], derived: [i] })),
  ];
}

function merged(parts: readonly ConstrainedPart[]): ConstrainedPart {
  const union = (pick: (part: ConstrainedPart) => readonly number[]): readonly number[] =>
    [...new Set(parts.flatMap(pick))].sort((a, b) => a - b);
  return {
    parameters: union(({ parameters }) => parameters),
    constraints: union(({ constraints }) => constraints),
    derived: union(({ derived }) => derived),
  };
}
