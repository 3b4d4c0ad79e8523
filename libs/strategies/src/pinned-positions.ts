import type { Search } from './search.ts';

/** Positions of the fixed values, by dimension. */
export function pinnedPositions({ space, fixed }: Pick<Search, 'space' | 'fixed'>): ReadonlyMap<number, number> {
  const pinned = new Map<number, number>();
  for (const [name, value] of Object.entries(fixed)) {
    const index = space.indexOf.get(name);
    if (index !== undefined) pinned.set(index, space.codecs[index]!.encode(value));
  }
  return pinned;
}
