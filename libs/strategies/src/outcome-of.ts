import type { SnapshotTrial } from '#study';

/**
 * How a trial turned out by one metric: its score, larger being better whatever the goal; `failed` when it could not be measured there (also when it was
 * infeasible, or reported no number); `pending`; or `unknown`, when it ended without saying anything about its point.
 */
export type Outcome = number | 'failed' | 'pending' | 'unknown';

/** `sign`: +1 when the metric is maximised, -1 when it is minimised. Stopped trials count with what they last reported. */
export function outcomeOf({ state, metrics }: SnapshotTrial, metric: string, sign: 1 | -1): Outcome {
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
