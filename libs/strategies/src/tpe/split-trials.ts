import { activeMask, toUnit, type Assignments, type Space } from '#search-space';
import { bestFirst, isScored, type Tried } from '../classic/history.ts';
import { GOOD_MOST, GOOD_SHARE } from './constants.ts';

/** A trial as a density sees it. */
export interface PlacedTrial {
  readonly u: Float64Array;
  readonly active: Uint8Array;
}

/** Both in ascending order of trial number. */
export interface SplitTrials {
  readonly good: readonly PlacedTrial[];
  readonly other: PlacedTrial[];
  /** Trials that have ended: scored and failed ones. */
  readonly ended: number;
}

/**
 * The best min(ceil(n / 10), 25) of n ended trials are good. All others are not, also failed ones, which are worse than any score, and
 * pending ones: they are told to be bad (the constant liar), so that workers in parallel keep apart.
 */
export function splitTrials(space: Space, history: readonly Tried[]): SplitTrials {
  const known = history.filter(({ outcome }) => outcome !== 'unknown');
  const ended = known.filter(({ outcome }) => outcome !== 'pending').length;
  const count = Math.min(Math.ceil(GOOD_SHARE * ended), GOOD_MOST);
  const best = new Set<Tried>(bestFirst(known.filter(isScored)).slice(0, count));
  const place = ({ assignments }: Tried): PlacedTrial => placeTrial(space, assignments);
  return {
    good: known.filter((tried) => best.has(tried)).map(place),
    other: known.filter((tried) => !best.has(tried)).map(place),
    ended,
  };
}

export function placeTrial(space: Space, assignments: Assignments): PlacedTrial {
  return { u: toUnit(space, assignments), active: activeMask(space, assignments).slice() };
}
