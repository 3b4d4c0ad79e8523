import type { Space } from '#search-space';
import { exactExp, exactLog } from '#numerics';
import { isScored, type ScoredTrial, type Tried } from '../classic/history.ts';
import {
  FAILURES_PER_SUCCESS,
  FINEST_SPREAD,
  FIRST_SPREAD,
  NEIGHBOURS_PER_NUMERIC,
  SPREAD_FACTOR,
  WIDEST_SPREAD,
} from './constants.ts';

/** Where a local search stands. */
export interface Climb {
  /** Best point of all. */
  readonly best: ScoredTrial;
  /** The point whose neighbours are tried; null when the climb is over and the next point starts another. */
  readonly here: ScoredTrial | null;
  /** Standard deviation of the steps of numeric parameters. */
  readonly spread: number;
  /** Tried neighbours of `here` that were no better. */
  readonly failures: number;
}

/** What ends a climb. */
export interface ClimbLimits {
  /** Failures in a row. */
  readonly patience: number;
  /** Whether steps that have become too fine end it too: not where there are categories, of whose neighbours they tell nothing. */
  readonly narrows: boolean;
}

const NARROWER = exactExp(-exactLog(SPREAD_FACTOR) / FAILURES_PER_SUCCESS);

/**
 * The climb as the history tells it, so that nothing has to be stored: the first `start` trials are the design and the climb sets out from their best; then
 * a better trial becomes `here`, any other is a failure, and after `patience` failures in a row, or when the steps have become too fine, the next
 * trial begins another climb wherever it lies. Trials that came back out of order or that a user added are read the same way. Of `together` trials that
 * are evaluated at a time those right behind a new `here` were chosen round the old one: they are no failures of it, and begin no climb. Null while
 * nothing is scored. O(trials).
 */
export function replayClimb(history: readonly Tried[], start: number, limits: ClimbLimits, together = 1): Climb | null {
  let climb: Climb | null = null;
  let since = -Infinity;
  history.forEach((tried, slot) => {
    const before = climb;
    if (slot < start || climb === null) climb = isScored(tried) ? outset(climb, tried) : climb;
    else if (slot - since < together) climb = isScored(tried) ? afterLate(climb, tried) : climb;
    else if (isScored(tried)) climb = afterScore(climb, tried, limits);
    else if (tried.outcome === 'failed') climb = afterFailure(climb, limits);
    if (before?.here !== climb?.here) since = slot;
  });
  return climb;
}

/** Chosen before it could be known where the climb stands now: tells nothing of its surroundings, unless it is better still. */
function afterLate(climb: Climb, tried: ScoredTrial): Climb {
  const best = betterOf(climb, tried);
  if (climb.here === null || tried.outcome <= climb.here.outcome) return { ...climb, best };
  return advance(climb, tried, best);
}

function outset(climb: Climb | null, tried: ScoredTrial): Climb {
  const best = betterOf(climb, tried);
  return { best, here: best, spread: FIRST_SPREAD, failures: 0 };
}

function afterScore(climb: Climb, tried: ScoredTrial, limits: ClimbLimits): Climb {
  const best = betterOf(climb, tried);
  if (climb.here === null) return { best, here: tried, spread: FIRST_SPREAD, failures: 0 };
  return tried.outcome > climb.here.outcome ? advance(climb, tried, best) : afterFailure(climb, limits);
}

function advance(climb: Climb, here: ScoredTrial, best: ScoredTrial): Climb {
  return { best, here, spread: Math.min(WIDEST_SPREAD, climb.spread * SPREAD_FACTOR), failures: 0 };
}

function afterFailure(climb: Climb, { patience, narrows }: ClimbLimits): Climb {
  if (climb.here === null) return climb;
  const failures = climb.failures + 1;
  const spread = climb.spread * NARROWER;
  const isOver = failures >= patience || (narrows && spread < FINEST_SPREAD);
  return { ...climb, spread: Math.max(FINEST_SPREAD, spread), failures, here: isOver ? null : climb.here };
}

function betterOf(climb: Climb | null, tried: ScoredTrial): ScoredTrial {
  return climb === null || tried.outcome > climb.best.outcome ? tried : climb.best;
}

/** Size of a one-exchange neighbourhood: L - 1 for a category of L values, at most six for a numeric parameter. */
export function neighbourhoodSize(space: Space): number {
  return space.codecs.reduce((sum, { levels, categorical }) => {
    return sum + (categorical ? levels - 1 : Math.min(levels - 1, NEIGHBOURS_PER_NUMERIC));
  }, 0);
}
