import { FAR_OUT, quartilesOf } from '#surrogate';
import { LEAST_FENCED, LEAST_SPREAD } from './constants.ts';

/**
 * Tukey's outer fence on the bad side: a score below it lies far out. -Infinity where nothing can be told. Unlike fitTailWarp(), which draws nothing in where
 * the middle half is one value, it then goes by the good half: here a fence is what keeps one disaster from deciding alone.
 *
 * | symbol    | meaning                                                                                       |
 * | q1, q3, m | the scores that n / 4 and 3 n / 4 lie below, and the highest                                  |
 * | s         | q3 - q1, or m - q1 where the middle half is one value: many networks have learnt nothing yet  |
 *
 *   q1 - reach s,   reach = FAR_OUT unless said otherwise
 */
export function outerFence(scores: ArrayLike<number>, reach = FAR_OUT): number {
  if (scores.length < LEAST_FENCED) return -Infinity;
  const sorted = Float64Array.from(scores).sort();
  const [first, third] = quartilesOf(sorted);
  const best = sorted.at(-1)!;
  const least = LEAST_SPREAD * Math.max(Math.abs(first), Math.abs(best));
  const spread = [third - first, best - first].find((width) => width > least);
  return spread === undefined ? -Infinity : first - reach * spread;
}
