import { AMBITION, STUCK_AMBITION } from './constants.ts';
import { VIEWS } from './score-view.ts';

/**
 * By how much a trial must improve on the best posterior mean before its improvement counts, in deviations of the warped scores: 0 and AMBITION in turns,
 * each for one round of the views, by trial number; STUCK_AMBITION in place of it where nothing is left to find nearby, see isStuck().
 *
 * Expected improvement alone is content with anything: round an optimum that it knows well, a certain gain of a thousandth outweighs an uncertain one of a half,
 * and on long plateaus forty trials of a hundred go into the third digit of the wrong basin. A trial that has to gain a quarter of a deviation looks
 * elsewhere. An upper confidence bound explores too, but does not stop where nothing is left to find (Jones 2001 on the choice of a target). Where that is ruled out, too, the ambition gives way to nothing, see RULED_OUT_GAIN.
 */
export function ambitionOf(number: number, stuck = false): number {
  if (!isAmbitious(number)) return 0;
  return stuck ? STUCK_AMBITION : AMBITION;
}

/** Every second round. */
export function isAmbitious(number: number): boolean {
  return Math.floor(number / VIEWS.length) % 2 !== 0;
}
