import { toUnit } from '#search-space';
import { isFeasible, requiredMetrics, type SnapshotTrial } from '#study';
import { CAUTION_TRIALS } from '../constants.ts';
import { outcomeOf } from '../outcome-of.ts';
import type { Search } from '../search.ts';
import type { Target } from './target.ts';

/** What the models of several metrics learn from, in ascending order of trial number. */
export interface Outcomes {
  /** Trials that have all metrics, and their positions in the unit cube. */
  readonly trials: readonly SnapshotTrial[];
  readonly positions: readonly Float64Array[];
  /** Whether each is within all constraints. */
  readonly feasible: readonly boolean[];
  /** Positions of the trials that failed. */
  readonly failures: readonly Float64Array[];
  /** Failures among the last trials that ended, CAUTION_TRIALS of them. */
  readonly recentFailures: number;
  readonly pending: readonly Float64Array[];
}

/** As readObservations(), with every metric in place of one: a trial of which one is missing is left out, and one of which one is no number has failed. */
export function readOutcomes(search: Search): Outcomes {
  const { spec, trials } = search.snapshot;
  const required = requiredMetrics(spec);
  const isMeasured = (trial: SnapshotTrial): boolean =>
    required.every((metric) => typeof outcomeOf(trial, metric, 1) === 'number');
  const hasFailed = (trial: SnapshotTrial): boolean =>
    required.some((metric) => outcomeOf(trial, metric, 1) === 'failed');
  const measured = trials.filter(isMeasured);
  const ended = trials.filter((trial) => hasFailed(trial) || isMeasured(trial));
  const positionsOf = (list: readonly SnapshotTrial[]): Float64Array[] =>
    list.map(({ assignments }) => toUnit(search.space, assignments));
  return {
    trials: measured,
    positions: positionsOf(measured),
    feasible: measured.map(({ metrics }) => isFeasible(spec.constraints, metrics)),
    failures: positionsOf(trials.filter(hasFailed)),
    recentFailures: ended.slice(-CAUTION_TRIALS).filter(hasFailed).length,
    pending: positionsOf(trials.filter(({ state }) => state === 'pending')),
  };
}

export function scoresOf({ trials }: Outcomes, { metric, sign }: Target): Float64Array {
  return Float64Array.from(trials, ({ metrics }) => sign * (metrics[metric]?.value ?? NaN));
}

/** Standard errors of the same; NaN where none was reported. */
export function errorsOf({ trials }: Outcomes, { metric }: Target): Float64Array {
  return Float64Array.from(trials, ({ metrics }) => metrics[metric]?.standardError ?? NaN);
}
