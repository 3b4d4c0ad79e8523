import { square } from '#numerics';
import { LEAST_SPREAD } from '../constants.ts';
import { ALIGNMENT_TRUST } from './constants.ts';

export interface Line {
  readonly offset: number;
  readonly slope: number;
}

/** The line of alignLevels() through the pairs (x, y), in units of the largest of them: squares of 1e300 are no numbers. Without any it leaves scores as they are. */
export function lineThrough(pairs: readonly (readonly [number, number])[]): Line {
  const n = pairs.length;
  if (n === 0) return { offset: 0, slope: 1 };
  const unit = pairs.reduce((most, [x, y]) => Math.max(most, Math.abs(x), Math.abs(y)), 0) || 1;
  let [meanX, meanY] = [0, 0];
  for (const [x, y] of pairs) {
    meanX += x / unit / n;
    meanY += y / unit / n;
  }
  let [xx, xy] = [0, 0];
  for (const [x, y] of pairs) {
    xx += square(x / unit - meanX);
    xy += (x / unit - meanX) * (y / unit - meanY);
  }
  const trust = (ALIGNMENT_TRUST * xx) / n;
  const slope = xx > square(LEAST_SPREAD) ? Math.max(0, (xy + trust) / (xx + trust)) : 1;
  return { offset: unit * (meanY - slope * meanX), slope };
}
