import type { Assignments } from '#search-space';
import type { Snapshot, SnapshotTrial } from '#study';

/**
 * How a trial turned out: its score, larger being better whatever the goal; `failed` when it could not be measured there (also when it was
 * infeasible); `pending`; or `unknown`, when it ended without saying anything about its point.
 */
export type Outcome = number | 'failed' | 'pending' | 'unknown';

export interface Tried {
  readonly assignments: Assignments;
  readonly outcome: Outcome;
}

/** Every trial of the snapshot in ascending order of number, the position in the list being its slot. */
export function historyOf({ spec, trials }: Pick<Snapshot, 'spec' | 'trials'>): readonly Tried[] {
  const [objective] = spec.objectives;
  if (objective === undefined) throw new Error('a study has at least one objective');
  const { metric, goal } = objective;
  const sign = goal === 'maximize' ? 1 : -1;
  return trials.map((trial) => ({ assignments: trial.assignments, outcome: outcomeOf(trial, metric, sign) }));
}

function outcomeOf({ state, metrics }: SnapshotTrial, metric: string, sign: 1 | -1): Outcome {
  const value = metrics[metric]?.value;
  switch (state) {
    case 'pending':
      return 'pending';
    case 'failed':
    case 'infeasible':
      return 'failed';
    case 'succeeded':
    case 'stopped':
      if (value === undefined) return 'unknown';
      return Number.isFinite(value) ? sign * value : 'failed';
    case 'cancelled':
      return 'unknown';
  }
}

/** A trial with a score. */
export interface Scored {
  readonly assignments: Assignments;
  readonly outcome: number;
}

export function isScored(tried: Tried): tried is Scored {
  return typeof tried.outcome === 'number';
}

/** Best first, equal scores in their order. */
export function bestFirst<T extends Scored>(scored: readonly T[]): T[] {
  // Differences of huge scores overflow to NaN; comparisons do not.
  return [...scored].sort((a, b) => (a.outcome === b.outcome ? 0 : a.outcome > b.outcome ? -1 : 1));
}
