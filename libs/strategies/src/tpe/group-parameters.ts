import { activeMask, type Assignments, type Space } from '#search-space';

/**
 * Parts of the space that may be modelled jointly: two parameters are in one group when every trial had both of them or neither. In a
 * space without conditions that is one group. Parameters of one value are left out. Optuna 5, `group=True`; O(trials x parameters).
 */
export function groupParameters(space: Space, trials: readonly Assignments[]): readonly (readonly number[])[] {
  const varying = space.parameters.flatMap((_, index) => (space.codecs[index]!.levels > 1 ? [index] : []));
  if (!space.conditional) return varying.length === 0 ? [] : [varying];
  let groupOf = varying.map(() => 0);
  const mask = new Uint8Array(space.dimension);
  for (const assignments of trials) {
    activeMask(space, assignments, mask);
    const renamed = new Map<number, number>();
    groupOf = groupOf.map((group, k) => {
      const split = 2 * group + mask[varying[k]!]!;
      const name = renamed.get(split) ?? renamed.size;
      renamed.set(split, name);
      return name;
    });
  }
  const groups: number[][] = [];
  varying.forEach((index, k) => (groups[groupOf[k]!] ??= []).push(index));
  return groups;
}
