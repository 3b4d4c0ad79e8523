import type { Condition, SpaceConstraint, SpaceDerived } from './space.ts';

/**
 * Positions of the parameters that decide whether constraints and derived values hold: those that they mention, and what these depend on. A
 * search for feasible points moves no others.
 */
export function constrainedDimensions(
  indexOf: ReadonlyMap<string, number>,
  conditions: readonly (readonly Condition[])[],
  constraints: readonly SpaceConstraint[],
  derived: readonly SpaceDerived[],
): readonly number[] {
  const wanted = new Set<number>();
  for (const { names } of [...constraints, ...derived]) {
    for (const name of names) {
      const index = indexOf.get(name);
      if (index !== undefined) wanted.add(index);
    }
  }
  // A set is iterated in order of insertion, what is added on the way included.
  for (const index of wanted) for (const { parent } of conditions[index]!) wanted.add(parent);
  return [...wanted].sort((a, b) => a - b);
}
