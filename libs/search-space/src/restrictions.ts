import { NODES_PER_VALUE, SMALL_EXPRESSION } from './constants.ts';
import type { Condition, Reach, Restriction, Space, SpaceConstraint, SpaceDerived } from './space.ts';

export function restrictionsOf(
  indexOf: ReadonlyMap<string, number>,
  constraints: readonly SpaceConstraint[],
  derived: readonly SpaceDerived[],
): readonly Restriction[] {
  const indices = (names: readonly string[]): readonly number[] => names.map((name) => indexOf.get(name)!);
  return [
    ...constraints.map(({ names, holds, violation, cost }) => ({ indices: indices(names), holds, violation, cost })),
    ...derived.map(({ names, violation, cost }): Restriction => ({
      indices: indices(names),
      holds: (assignments) => violation(assignments) === 0,
      violation,
      cost,
    })),
  ];
}

/**
 * How many values read, as the budgets of searches count them, it is worth to look at a restriction once: the parameters that it mentions, or more where
 * its expression is larger than so many call for.
 */
export function valuesWorth({ indices, cost }: Restriction): number {
  return Math.max(indices.length, Math.ceil((cost - SMALL_EXPRESSION) / NODES_PER_VALUE));
}

/** Nodes of all expressions together: how much work it is to look at a point once. */
export function nodesOf({ restrictions }: Pick<Space, 'restrictions'>): number {
  return restrictions.reduce((sum, { cost }) => sum + cost, 0);
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
    const read = own.reduce((sum, position) => sum + valuesWorth(restrictions[position]!), 0);
    const moved = [...followers.get(index)!];
    reaches[index] = { followers: moved, restrictions: own, effort: 1 + moved.length + read };
  }
  return reaches;
}
