import type { LateMeasurement, Measurement } from '../measurement.ts';
import type { Metrics } from '../metric-value.ts';
import type { CurvePoint } from '../curve-point.ts';

export type NewMeasurement = Omit<Measurement, 'reportedAt'>;

/** The values of several metrics at one step, in the order in which they were asked for. */
export interface StepValues {
  readonly step: number;
  readonly values: readonly number[];
}

export interface CurveQuery {
  readonly trialId: string;
  readonly attempt: number;
  readonly metrics: readonly string[];
  readonly upTo: number;
  readonly limit: number;
}

/** What other trials of a study had reached at a step. Of each its latest attempt counts, and of that the steps that have all the metrics. */
export interface StepComparison {
  readonly studyId: string;
  /** Number of the trial that is compared. */
  readonly except: number;
  readonly metrics: readonly string[];
  readonly step: number;
  /**
   * `first`: the first report at the step or past it. `latest`: the last report up to the step, of trials that came to it or past it.
   * `mean`: of those trials, the mean of all their values up to the step. `end`: what a trial that succeeded came to, wherever it reported last, and of
   * others the first report at the step or past it.
   */
  readonly take: 'first' | 'latest' | 'mean' | 'end';
  readonly succeededOnly: boolean;
  /** So many at most, those with the highest numbers. */
  readonly limit: number;
}

/** What trials had reported of a metric, of each its latest attempt. */
export interface LevelsQuery {
  readonly trialIds: readonly string[];
  readonly metric: string;
  readonly levels: readonly number[];
}

export interface TrialCurve {
  readonly trialId: string;
  /** Ascending by step. */
  readonly curve: readonly CurvePoint[];
}

export interface TrialAtStep {
  readonly number: number;
  readonly values: readonly number[];
}

export interface MeasurementStore {
  /** Stores what is new. What is there already stays; the answer holds those stored ones that differ from what was sent. */
  record(measurements: readonly NewMeasurement[]): Promise<readonly Measurement[]>;
  /** The value of each metric at the highest step at which the attempt reported it. */
  latest(trialId: string, attempt: number): Promise<Metrics>;
  /** The latest steps, `limit` at most and none past `upTo`, at which the attempt reported all the metrics; ascending. */
  curve(query: CurveQuery): Promise<readonly StepValues[]>;
  /** Where the attempt's value of a metric was highest or lowest before a step; of equals the earliest. Null when it had none. */
  best(
    attempt: { readonly trialId: string; readonly attempt: number },
    metric: string,
    goal: 'maximize' | 'minimize',
    before: number,
  ): Promise<StepValues | null>;
  /** Ascending by number. */
  compareAtStep(comparison: StepComparison): Promise<readonly TrialAtStep[]>;
  /** At each level the first report at it or past it, see atLevels(). Trials that reported none are left out; in any order. */
  atLevels(query: LevelsQuery): Promise<readonly TrialCurve[]>;
  list(trialId: string): Promise<readonly Measurement[]>;
  keepLate(late: LateMeasurement): Promise<void>;
  late(trialId: string): Promise<readonly LateMeasurement[]>;
}
