import { toUnit } from '#search-space';
import type { SnapshotTrial } from '#study';
import type { Search } from './search.ts';

/** What a model learns from, in ascending order of trial number. */
export interface Observations {
  /** Position of each observed trial in the unit cube. */
  readonly positions: readonly Float64Array[];
  /** Score of each, larger is better; NaN where the trial failed or was infeasible. */
  readonly scores: Float64Array;
  /** Positions of the trials whose outcome is not known yet. */
  readonly pending: readonly Float64Array[];
  /** +1 when the metric is maximised, -1 when it is minimised: score = sign * metric. */
  readonly sign: 1 | -1;
  readonly metric: string;
}

/**
 * Succeeded trials count with their metric, failed and infeasible ones as failures, pending ones as pending. Stopped ones count with what they last
 * reported, cancelled ones not at all: nobody knows how they would have turned out.
 */
export function readObservations(search: Search): Observations {
  const [objective] = search.snapshot.spec.objectives;
  if (objective === undefined) throw new Error('a study has at least one objective');
  const { metric, goal } = objective;
  const sign = goal === 'maximize' ? 1 : -1;
  const positions: Float64Array[] = [];
  const scores: number[] = [];
  const pending: Float64Array[] = [];
  for (const trial of search.snapshot.trials) {
    const score = scoreOf(trial, metric, sign);
    if (score === null) continue;
    const position = toUnit(search.space, trial.assignments);
    if (score === 'pending') pending.push(position);
    else {
      positions.push(position);
      scores.push(score);
    }
  }
  return { positions, scores: Float64Array.from(scores), pending, sign, metric };
}

function scoreOf(trial: SnapshotTrial, metric: string, sign: 1 | -1): number | 'pending' | null {
  const value = trial.metrics[metric]?.value;
  switch (trial.state) {
    case 'pending':
      return 'pending';
    case 'failed':
    case 'infeasible':
      return NaN;
    case 'succeeded':
    case 'stopped':
      return value !== undefined && Number.isFinite(value) ? sign * value : null;
    case 'cancelled':
      return null;
  }
}
