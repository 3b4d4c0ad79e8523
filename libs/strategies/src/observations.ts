import { CAUTION_TRIALS } from './constants.ts';
import { scoredMetric, type ScoredMetric } from './scored-metric.ts';
import { outcomeOf } from './outcome-of.ts';
import type { Search } from './search.ts';

/** What a model learns from, in ascending order of trial number. */
export interface Observations extends ScoredMetric {
  /** Position of each trial that has a score, in the unit cube. */
  readonly positions: readonly Float64Array[];
  /** Score of each, larger is better. */
  readonly scores: Float64Array;
  /** Standard error of each; NaN where none was reported. */
  readonly errors: Float64Array;
  /** Id of each. */
  readonly trialIds: readonly string[];
  /** Positions of the trials that failed, were infeasible or reported no number. */
  readonly failures: readonly Float64Array[];
  /** Failures among the last trials that ended, CAUTION_TRIALS of them. */
  readonly recentFailures: number;
  /** Positions of the trials whose outcome is not known yet. */
  readonly pending: readonly Float64Array[];
}

/**
 * Succeeded trials count with their metric, failed and infeasible ones as failures, pending ones as pending. Stopped ones count with what they last
 * reported, cancelled ones not at all: nobody knows how they would have turned out. In a study with a fidelity what is stopped is known to have been
 * cut short, and teaches only whoever reads its curve.
 */
export function readObservations(search: Search): Observations {
  const { spec } = search.snapshot;
  const { metric, sign } = scoredMetric(spec);
  const positions: Float64Array[] = [];
  const scores: number[] = [];
  const errors: number[] = [];
  const trialIds: string[] = [];
  const failures: Float64Array[] = [];
  const pending: Float64Array[] = [];
  const ended: boolean[] = [];
  for (const trial of search.snapshot.trials) {
    const outcome = outcomeOf(trial, metric, sign);
    if (outcome === 'unknown') continue;
    if (outcome !== 'pending') ended.push(outcome === 'failed');
    const position = search.positionOf(trial.assignments);
    if (outcome === 'pending') pending.push(position);
    else if (outcome === 'failed') failures.push(position);
    else if (spec.fidelity === null || trial.state !== 'stopped') {
      positions.push(position);
      scores.push(outcome);
      errors.push(trial.metrics[metric]?.standardError ?? NaN);
      trialIds.push(trial.id);
    }
  }
  const recentFailures = ended.slice(-CAUTION_TRIALS).filter(Boolean).length;
  return {
    positions,
    scores: Float64Array.from(scores),
    errors: Float64Array.from(errors),
    ...{ trialIds, failures, recentFailures, pending, sign, metric },
  };
}
