import { EXTRAPOLATED_EVERY, TURN_LENGTH } from './constants.ts';
import type { LevelResult } from './read-curves.ts';

/**
 * Which results the process of a trial's number learns from. In two rounds of three all of them, each at its fidelity. In the third the highest of each trial, as if its
 * line of alignLevels() were exact and it had come to the end: what a search of full runs would see. That one is not held back by a region where results at
 * a level and at the end disagree, and is misled where curves cross; taking turns, each finds what the other is blind to.
 */
export function resultsInTurn(results: readonly LevelResult[], number: number): readonly LevelResult[] {
  if (Math.floor(number / TURN_LENGTH) % EXTRAPOLATED_EVERY !== EXTRAPOLATED_EVERY - 1) return results;
  return results
    .filter(({ trial }, i) => results[i + 1]?.trial !== trial)
    .map((result) => ({ ...result, fidelity: 1 }));
}
