import type { Assignments, ParameterValue } from '#search-space';
import type { Metrics } from './metric-value.ts';
import type { SuggestionExplanation } from './suggestion.ts';
import type { Timestamp } from './timestamp.ts';
import type { TrialState } from './trial-state.ts';

/** The running attempt's hold on a trial. Both lease fields are null for a trial that was handed out without a lease. */
export interface TrialLease {
  readonly number: number;
  readonly worker: string | null;
  readonly leaseToken: string | null;
  readonly leaseUntil: Timestamp | null;
  readonly leaseSeconds: number | null;
}

export const FAILURE_KINDS = ['failed', 'infeasible', 'expired'] as const;

export interface TrialFailure {
  readonly kind: (typeof FAILURE_KINDS)[number];
  readonly code: string | null;
  readonly message: string;
}

export interface Trial {
  readonly id: string;
  readonly studyId: string;
  readonly projectId: string;
  /** 1, 2, 3 ... within the study, in the order of creation. */
  readonly number: number;
  readonly state: TrialState;
  readonly assignments: Assignments;
  readonly derived: Readonly<Record<string, ParameterValue>>;
  readonly spaceVersion: number;
  /** 0 for the first trial of a configuration; (study, hash of the configuration, repeat) is unique. */
  readonly repeat: number;
  /** The latest attempt, kept after the end: its token tells a repeated answer from a late one. */
  readonly attempt: TrialLease | null;
  /** Attempts that count against `budget.maxAttempts`: those given back do not. */
  readonly attemptsUsed: number;
  readonly suggestion: SuggestionExplanation;
  /** Values that the asker had fixed for the strategy; replay needs them. */
  readonly fixed: Assignments | null;
  readonly metrics: Metrics;
  readonly lastStep: number | null;
  readonly failure: TrialFailure | null;
  /** Why it is stopping, was stopped or cancelled. */
  readonly reason: string | null;
  /** Added with its result: costs the study no evaluation and so no budget. */
  readonly imported: boolean;
  /** Revision that the study had once this trial had ended; null while open. */
  readonly endedRevision: number | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly note: string;
  readonly createdBy: string;
  readonly createdAt: Timestamp;
  readonly startedAt: Timestamp | null;
  readonly endedAt: Timestamp | null;
}

/** With the canonical text of its assignments, which stores turn into the hash that is unique. */
export interface NewTrial extends Trial {
  readonly canonical: string;
}

/** The trial as a store gives it back. */
export function withoutCanonical({ canonical: _canonical, ...trial }: NewTrial): Trial {
  return trial;
}
