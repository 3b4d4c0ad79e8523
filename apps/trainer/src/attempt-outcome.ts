import type { MetricValues } from './attempt-messages.ts';

/** How an attempt came to its end, in the words of the service. */
export type AttemptOutcome =
  | { readonly kind: 'ended'; readonly metrics: MetricValues | null; readonly stopped: boolean }
  | AttemptFailure
  /** Killed on our own account: the lease is lost, or the trainer shuts down. */
  | { readonly kind: 'killed' };

export interface AttemptFailure {
  readonly kind: 'failed' | 'infeasible';
  readonly code: string;
  readonly message: string;
  /** Whether the same configuration may turn out well the next time. */
  readonly retry: boolean;
}
