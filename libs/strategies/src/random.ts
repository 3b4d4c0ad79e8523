import { chooseBatch } from './choose-batch.ts';
import { drawStart } from './classic/draw-start.ts';
import { openSearch } from './search.ts';
import type { Strategy } from './strategy.ts';

/** The default point if one is stated, then uniform on the scale of each parameter. The floor that every other strategy has to beat. */
export const randomStrategy: Strategy = {
  name: 'random',
  version: '4',
  suggest: (snapshot, count, rng) => {
    const search = openSearch(snapshot);
    return chooseBatch(randomStrategy, search, count, (index) => {
      const assignments = drawStart(search, rng.fork(index));
      return assignments && { assignments };
    });
  },
};
