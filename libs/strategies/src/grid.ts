import type { Choice } from './choice.ts';
import { chooseBatch } from './choose-batch.ts';
import { defaultPoint } from './classic/default-point.ts';
import { numberOption } from './classic/number-option.ts';
import { GRID_RESOLUTION } from './constants.ts';
import { gridPoints } from './grid-points.ts';
import { openSearch } from './search.ts';
import { spaceExhausted } from './space-exhausted.ts';
import type { Strategy } from './strategy.ts';

/** The default point if one is stated, then the points of a grid in order, each once; see gridPoints. The option `resolution` sets the values per continuous parameter. */
export const gridStrategy: Strategy = {
  name: 'grid',
  version: '3',
  suggest: (snapshot, count) => {
    const resolution = numberOption(snapshot, 'resolution', GRID_RESOLUTION);
    const search = openSearch(snapshot);
    const points = gridPoints(search.space, resolution, search.fixed);
    const choose = (): Choice | null => {
      const first = defaultPoint(search);
      if (first !== null) return { assignments: first };
      for (let next = points.next(); next.done !== true; next = points.next())
        if (!search.isUsed(next.value)) return { assignments: next.value };
      return null;
    };
    // The grid is all that this strategy has to try: where it ends the study does.
    return chooseBatch(gridStrategy, search, count, choose, { whyNone: () => spaceExhausted(search, 'grid point') });
  },
};
