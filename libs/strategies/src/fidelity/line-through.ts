import { square } from '#numerics';
import { ALIGNMENT_TRUST } from './constants.ts';

export interface Line {
  readonly offset: number;
  readonly slope: number;
  readonly variance: number;
}

export function lineThrough(pairs: readonly (readonly [number, number])[]): Line {
  const n = pairs.length;
  if (n === 0) return { offset: 0, slope: 1, variance: 0 };
  const [meanX, meanY] = [0, 1].map((j) => pairs.reduce((sum, pair) => sum + pair[j as 0 | 1] / n, 0)) as [
    number,
    number,
  ];
  let [xx, xy] = [0, 0];
  for (const [x, y] of pairs) {
    xx += square(x - meanX);
    xy += (x - meanX) * (y - meanY);
  }
  const trust = (ALIGNMENT_TRUST * xx) / n;
  const slope = xx > 0 ? Math.max(0, (xy + trust) / (xx + trust)) : 1;
  const residual = pairs.reduce((sum, [x, y]) => sum + square(y - meanY - slope * (x - meanX)), 0);
  const freedom = Math.max(1, n - 1);
  const spread = freedom > 2 ? freedom / (freedom - 2) : 3;
  return { offset: meanY - slope * meanX, slope, variance: (residual / freedom) * (1 + 1 / n) * spread };
}
