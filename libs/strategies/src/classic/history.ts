import type { Assignments } from '#search-space';
import type { Snapshot } from '#study';
import { scoredMetric } from '../scored-metric.ts';
import { outcomeOf, type Outcome } from '../outcome-of.ts';

export interface Tried {
  readonly assignments: Assignments;
  readonly outcome: Outcome;
}

/** Every trial of the snapshot in ascending order of number, the position in the list being its slot. */
export function historyOf({ spec, trials }: Pick<Snapshot, 'spec' | 'trials'>): readonly Tried[] {
  const { metric, sign } = scoredMetric(spec);
  return trials.map((trial) => ({ assignments: trial.assignments, outcome: outcomeOf(trial, metric, sign) }));
}

/** A trial with a score. */
export interface ScoredTrial {
  readonly assignments: Assignments;
  readonly outcome: number;
}

export function isScored(tried: Tried): tried is ScoredTrial {
  return typeof tried.outcome === 'number';
}

/** Best first, equal scores in their order. */
export function bestFirst<T extends ScoredTrial>(scored: readonly T[]): T[] {
  // Differences of huge scores overflow to NaN; comparisons do not.
  return [...scored].sort((a, b) => (a.outcome === b.outcome ? 0 : a.outcome > b.outcome ? -1 : 1));
}
