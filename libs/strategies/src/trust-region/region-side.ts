import {
  DIMENSIONS_PER_FAILURE,
  FAILURES_LEAST,
  FIRST_SIDE,
  LARGEST_SIDE,
  LEAST_GAIN_SHARE,
  LEAST_SIDE,
  LOCAL_ROUNDS,
  NARROW_SIDE,
  ROUNDS,
  SUCCESSES_TO_WIDEN,
} from './constants.ts';
import { isAmbitious } from '../ambition.ts';
import { VIEWS } from '../score-view.ts';

export interface NumberedScore {
  /** Of the trial. */
  readonly number: number;
  /** Larger is better. */
  readonly score: number;
}

/**
 * Whether the trial of this number is chosen within the box, by rounds of the views. By number, so that asks in parallel take turns and history tells which were. Of a search that
 * is stuck those that must improve by a good deal are not.
 */
export function isLocal(number: number, stuck = false): boolean {
  return stuck ? !isAmbitious(number) : Math.floor(number / VIEWS.length) % ROUNDS < LOCAL_ROUNDS;
}

/** Whether the box is so narrow that a better place must be elsewhere, if there is one: among other categories. */
export function isStuck(side: number, categories: number): boolean {
  return categories > 0 && side <= NARROW_SIDE;
}

/**
 * Side of the trust region after these outcomes, in ascending order of trial number, the first `designed` of which were the initial design.
 *
 * TuRBO's rule (Eriksson et al. 2019, arXiv 1910.01739): doubled after three local successes in a row, halved after a number of local failures
 * in a row that grows with the dimension, and anew from the first side once it is too small. A success gains a thousandth of the range seen so far over
 * the best so far. Trials that are evaluated `together` were chosen without knowing of one another: as many failures are one lesson and not several. Nothing is
 * stored: a strategy is pure, and the history replays in O(n).
 */
export function regionSide(
  outcomes: readonly NumberedScore[],
  designed: number,
  dimension: number,
  together: number,
  categories: number,
): number {
  const patience = Math.max(FAILURES_LEAST, Math.ceil(dimension / DIMENSIONS_PER_FAILURE), together);
  let side = FIRST_SIDE;
  let [best, worst] = [-Infinity, Infinity];
  let [successes, failures] = [0, 0];
  outcomes.forEach(({ number, score }, i) => {
    const gained = score - best > LEAST_GAIN_SHARE * Math.max(0, best - worst);
    best = Math.max(best, score);
    worst = Math.min(worst, score);
    if (i < designed || !isLocal(number, isStuck(side, categories))) return;
    [successes, failures] = gained ? [successes + 1, 0] : [0, failures + 1];
    if (successes === SUCCESSES_TO_WIDEN) [side, successes] = [Math.min(LARGEST_SIDE, 2 * side), 0];
    if (failures === patience) [side, failures] = [side / 2, 0];
    if (side < LEAST_SIDE) side = FIRST_SIDE;
  });
  return side;
}
