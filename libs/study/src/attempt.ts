import type { Timestamp } from './timestamp.ts';

export const ATTEMPT_OUTCOMES = [
  'succeeded',
  'failed',
  'infeasible',
  'stopped',
  'cancelled',
  'expired',
  'released',
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** One execution of a trial. */
export interface Attempt {
  readonly trialId: string;
  readonly number: number;
  readonly worker: string | null;
  readonly startedAt: Timestamp;
  readonly endedAt: Timestamp | null;
  readonly outcome: AttemptOutcome | null;
  readonly reason: string | null;
}
