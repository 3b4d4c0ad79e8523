import { REFINED_MOST, REFINED_TOGETHER } from './constants.ts';
import { largestFirst } from './largest-first.ts';

/** Candidates of which some have a value and the others an upper bound of it. */
export interface Bounded {
  readonly count: number;
  /** Values, or bounds of them. */
  readonly scores: Float64Array;
  /** 1 where it is a value. */
  readonly isKnown: Uint8Array;
  /** Puts values in the place of these bounds. */
  readonly refine: (indices: readonly number[]) => void;
}

/**
 * Indices of the `most` best by value + handicap (one per candidate, or 0), best first, of those above `floor`. The most promising bounds become values until
 * no bound is among the best. What is found is the same as if all were values, unless more than REFINED_MOST are in doubt: then the best of
 * those with a value.
 */
export function refinedBest(
  { count, scores, isKnown, refine }: Bounded,
  most: number,
  floor: number,
  handicaps: Float64Array | null,
): readonly number[] {
  const keys = handicaps === null ? scores : scores.map((value, i) => value + (handicaps[i] ?? 0));
  for (let refined = 0; refined < REFINED_MOST; refined += REFINED_TOGETHER) {
    const found = largestFirst(keys, count, most, floor, null);
    if (found.every((index) => isKnown[index] === 1)) return found;
    const doubtful = largestFirst(keys, count, REFINED_TOGETHER, floor, isKnown);
    refine(doubtful);
    if (handicaps !== null) for (const index of doubtful) keys[index] = scores[index]! + (handicaps[index] ?? 0);
  }
  const isDoubtful = isKnown.map((known) => 1 - known);
  return largestFirst(keys, count, most, floor, isDoubtful);
}
