import { square } from '#numerics';
import { ALIGNMENT_TRUST } from './constants.ts';

export interface Line {
  readonly offset: number;
  readonly slope: number;
}

/** The line of alignLevels() through the pairs (x, y). Without any it leaves scores as they are. */
export function lineThrough(pairs: readonly (readonly [number, number])[]): Line {
  const n = pairs.length;
  if (n === 0) return { offset: 0, slope: 1 };
  let [meanX, meanY] = [0, 0];
  for (const [x, y] of pairs) {
    meanX += x / n;
    meanY += y / n;
  }
  let [xx, xy] = [0, 0];
  for (const [x, y] of pairs) {
    xx += square(x - meanX);
    xy += (x - meanX) * (y - meanY);
  }
  const trust = (ALIGNMENT_TRUST * xx) / n;
  const slope = xx > 0 ? Math.max(0, (xy + trust) / (xx + trust)) : 1;
  return { offset: meanY - slope * meanX, slope };
}
