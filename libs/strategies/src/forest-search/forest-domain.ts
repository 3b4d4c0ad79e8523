import { activeMask } from '#search-space';
import type { Search } from '../search.ts';
import { createSpaceDomain, type SpaceDomain } from '../space-domain.ts';

/** A space as a random forest sees it. */
export interface ForestDomain extends SpaceDomain {
  /** Number of values of each category column. */
  readonly levels: readonly number[];
  /** Dimensions that are inactive at a settled position. */
  dormant(position: Float64Array): readonly number[];
}

/** The columns of createSpaceDomain(), but inactive parameters are missing (NaN): a tree can split on that itself and needs no stand-in. */
export function createForestDomain(search: Search): ForestDomain {
  const { space } = search;
  const domain = createSpaceDomain(search);
  const codecs = domain.parameters.map((index) => space.codecs[index]!);
  const mask = new Uint8Array(space.dimension);
  return {
    ...domain,
    levels: codecs.slice(domain.numeric).map(({ levels }) => levels),
    dormant(position) {
      if (!space.conditional) return [];
      activeMask(space, position, mask);
      return space.order.filter((index) => mask[index] === 0);
    },
    embed(position, row) {
      activeMask(space, position, mask);
      codecs.forEach((codec, column) => {
        const index = domain.parameters[column]!;
        if (mask[index] === 0) row[column] = NaN;
        else if (codec.kind === 'discrete' && codec.categorical) row[column] = codec.levelAt(position[index]!);
        else row[column] = position[index]!;
      });
    },
  };
}
