import type { OutputWarp } from '#surrogate';
import { FARTHEST_OUTPUT } from './constants.ts';

/** The output that a score, observed or not, stands for: unwarp() the other way round, by bisection to the last bit. */
export function warpScore({ unwarp }: Pick<OutputWarp, 'unwarp'>, score: number): number {
  let [low, high] = [-1, 1];
  while (low > -FARTHEST_OUTPUT && unwarp(low) > score) low *= 2;
  while (high < FARTHEST_OUTPUT && unwarp(high) < score) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (unwarp(middle) < score) low = middle;
    else high = middle;
  }
}
