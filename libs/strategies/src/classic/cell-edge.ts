import type { DiscreteCodec } from '#search-space';
import { CELL_HALVINGS } from '../constants.ts';

/** Where the cell of `level` ends and that of the next level begins, in the unit interval; 0 for -1, 1 for the last level. */
export function cellEdge(codec: DiscreteCodec, level: number): number {
  if (level < 0) return 0;
  if (level >= codec.levels - 1) return 1;
  const even = (level + 1) / codec.levels;
  if (codec.centre(level) === (level + 0.5) / codec.levels) return even;
  // Integers on a log scale: the codec tells the level of a position, so its jump can be found without knowing its formula.
  let below = codec.centre(level);
  let above = codec.centre(level + 1);
  for (let halving = 0; halving < CELL_HALVINGS; halving++) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) break;
    if (codec.levelAt(middle) <= level) below = middle;
    else above = middle;
  }
  return above;
}
