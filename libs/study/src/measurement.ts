import type { Metrics, MetricValue } from './metric-value.ts';
import type { Timestamp } from './timestamp.ts';

/** One value of one metric at one step of one attempt; (trial, attempt, step, metric) is unique. */
export interface Measurement {
  readonly trialId: string;
  readonly attempt: number;
  readonly step: number;
  readonly metric: string;
  readonly value: MetricValue;
  /** When the worker took it, by its own clock; null when it did not say. */
  readonly measuredAt: Timestamp | null;
  readonly reportedAt: Timestamp;
}

/** What a worker sent after its right to the trial had ended: kept for people, never shown to a strategy. */
export interface LateMeasurement {
  readonly trialId: string;
  readonly leaseToken: string | null;
  readonly call: 'report' | 'complete' | 'fail';
  readonly content: { readonly step: number | null; readonly metrics: Metrics; readonly message: string | null }[];
}
