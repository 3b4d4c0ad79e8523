import { SurmiseError, type Snapshot } from '#study';
import type { Choice } from './choice.ts';
import { chooseBatch } from './choose-batch.ts';
import { defaultPoint } from './classic/default-point.ts';
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
    const resolution = resolutionOf(snapshot);
    const search = openSearch(snapshot);
    const points = gridPoints(search.space, resolution, search.fixed);
    const choose = (): Choice | null => {
      const first = defaultPoint(search);
      if (first !== null) return { assignments: first };
      for (let next = points.next(); next.done !== true; next = points.next())
        if (!search.isUsed(next.value)) return { assignments: next.value };
      return null;
    };
    // The grid is all that this strategy has to try: its end is the end of the space.
    return chooseBatch(gridStrategy, search, count, choose, { whyNone: spaceExhausted });
  },
};

function resolutionOf(snapshot: Snapshot): number {
  const { resolution } = snapshot.spec.strategy.options;
  if (resolution === undefined) return GRID_RESOLUTION;
  if (typeof resolution === 'number' && Number.isInteger(resolution) && resolution >= 1) return resolution;
  const detail = 'resolution must be a whole number of at least 1';
  throw new SurmiseError('invalid_request', detail, {
    issues: [{ pointer: '/spec/strategy/options/resolution', detail }],
  });
}
