import type { Condition, Reach, Restriction, SpaceConstraint, SpaceDerived } from './space.ts';

export function restrictionsOf(
  indexOf: ReadonlyMap<string, number>,
  constraints: readonly SpaceConstraint[],
  derived: readonly SpaceDerived[],
): readonly Restriction[] {
  const indices = (names: readonly string[]): readonly number[] => names.map((name) => indexOf.get(name)!);
  return [
    ...constraints.map(({ names, holds, violation }) => ({ indices: indices(names), holds, violation })),
    ...derived.map(({ names, violation }): Restriction => ({
      indices: indices(names),
      holds: (assignments) => violation(assignments) === 0,
      violation,
    })),
  ];
}

/** What a move of each constrained parameter touches, so that a search looks at nothing else again. */
export function reachesOf(
  order: readonly number[],
  conditions: readonly (readonly Condition[])[],
  constrained: readonly number[],
  restrictions: readonly Restriction[],
): readonly (Reach | null)[] {
  const isConstrained = new Set(constrained);
  const followers = new Map(constrained.map((index) => [index, new Set<number>()]));
  // Parents come first in the order, so all that a parameter depends on is known when it is reached.
  const ancestors = order.map((): ReadonlySet<number> => new Set());
  for (const index of order) {
    const above = new Set(conditions[index]!.flatMap(({ parent }) => [parent, ...ancestors[parent]!]));
    ancestors[index] = above;
    if (isConstrained.has(index)) for (const ancestor of above) followers.get(ancestor)?.add(index);
  }
  const touched = new Map(constrained.map((index) => [index, new Set<number>()]));
  restrictions.forEach(({ indices }, position) => {
    for (const index of indices) {
      touched.get(index)?.add(position);
      for (const ancestor of ancestors[index]!) touched.get(ancestor)?.add(position);
    }
  });
  const reaches: (Reach | null)[] = conditions.map(() => null);
  for (const index of constrained) {
    const own = [...touched.get(index)!].sort((a, b) => a - b);
    const read = own.reduce((sum, position) => sum + restrictions[position]!.indices.length, 0);
    const moved = [...followers.get(index)!];
    reaches[index] = { followers: moved, restrictions: own, effort: 1 + moved.length + read };
  }
  return reaches;
}
