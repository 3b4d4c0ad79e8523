import type { Space } from '#search-space';
import { CONDITIONAL_SHARE, DEEP_CONDITIONS, LARGE_SPACE } from './constants.ts';

/** What decides whether a forest is considered at all. */
export interface SpaceShape {
  /** Parameters with a choice, and how many of them are conditional. */
  readonly parameters: number;
  readonly conditional: number;
  /** Levels of conditions: 0 without any, 1 where a parameter depends on an unconditional one ... */
  readonly depth: number;
  readonly isLargeOrDeep: boolean;
}

export function spaceShape(space: Space): SpaceShape {
  const depths = new Array<number>(space.dimension).fill(0);
  // Parents stand before their children in this order.
  for (const index of space.order)
    depths[index] = space.conditions[index]!.reduce((most, { parent }) => Math.max(most, depths[parent]! + 1), 0);
  const chosen = space.codecs.flatMap(({ levels }, index) => (levels > 1 ? [depths[index]!] : []));
  const parameters = chosen.length;
  const conditional = chosen.filter((depth) => depth > 0).length;
  const depth = chosen.reduce((most, each) => Math.max(most, each), 0);
  const isLargeOrDeep =
    parameters >= LARGE_SPACE ||
    depth >= DEEP_CONDITIONS ||
    (conditional > 0 && conditional >= CONDITIONAL_SHARE * parameters);
  return { parameters, conditional, depth, isLargeOrDeep };
}
