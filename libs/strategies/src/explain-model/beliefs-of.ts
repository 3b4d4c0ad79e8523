import type { SobolIndex } from '#analysis';
import type { ParameterBelief } from '#study';
import type { Search } from '../search.ts';
import type { SpaceDomain } from '../space-domain.ts';

/** By parameter, in the order of the space. One without a choice matters to nothing and has no scale. */
export function beliefsOf(
  { space }: Search,
  domain: SpaceDomain,
  lengthScales: readonly number[] | null,
  indices: readonly (SobolIndex | null)[],
): readonly ParameterBelief[] {
  const columnOf = new Map(domain.parameters.map((index, column) => [index, column]));
  return space.parameters.map(({ name }, index) => {
    const column = columnOf.get(index);
    if (column === undefined) return { name, lengthScale: null, importance: { firstOrder: 0, total: 0 } };
    return { name, lengthScale: lengthScales?.[column] ?? null, importance: indices[column] ?? null };
  });
}
