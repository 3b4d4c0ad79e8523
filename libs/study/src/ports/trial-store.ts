import type { Assignments } from '#search-space';
import type { Attempt, AttemptOutcome } from '../attempt.ts';
import type { SnapshotTrial } from '../snapshot.ts';
import type { ModelState, SuggestionExplanation } from '../suggestion.ts';
import type { Timestamp } from '../timestamp.ts';
import type { NewTrial, Trial } from '../trial.ts';
import type { OpenState, TerminalState } from '../trial-state.ts';
import type { StudyFilter } from './study-store.ts';

export interface ClaimQueued {
  readonly filter: StudyFilter;
  /** Ids of the trials that may be taken. Null: any. */
  readonly among: readonly string[] | null;
  readonly worker: string | null;
  readonly leaseSeconds: number | null;
  /** One per trial wanted; ignored where there is no lease. */
  readonly tokens: readonly string[];
}

export interface RenewHeld {
  readonly studyId: string;
  readonly worker: string;
  /** Null: by as much as before. */
  readonly leaseSeconds: number | null;
  readonly limit: number;
  /** Ids of the trials that are meant. Null: all that the worker holds. */
  readonly among: readonly string[] | null;
}

export interface EndedTrial extends SnapshotTrial {
  readonly state: TerminalState;
  readonly endedRevision: number;
}

export interface OpenTrial {
  readonly number: number;
  readonly id: string;
  readonly state: OpenState;
  readonly worker: string | null;
  readonly assignments: Assignments;
}

export interface LockedTrial {
  readonly trial: Trial;
  /** Database time. */
  readonly now: Timestamp;
}

/** What one trial came to, in the metrics asked for and their order. */
export interface TrialOutcome {
  readonly trialId: string;
  readonly values: readonly number[];
}

export interface TrialStore {
  /** Inserts, with the rows of running attempts. A configuration that is already there is left out: the answer holds what was inserted. */
  insert(trials: readonly NewTrial[]): Promise<readonly Trial[]>;
  find(trialId: string): Promise<Trial | null>;
  /** Until the end of the unit of work nobody else changes it. */
  lock(trialId: string): Promise<LockedTrial | null>;
  /** Locks all queued trials of the study, ascending by number. */
  lockQueued(studyId: string): Promise<readonly Trial[]>;
  /** Writes what may change if the stored trial still is in `expected`; false, and nothing written, otherwise. */
  move(trial: Trial, expected: OpenState): Promise<boolean>;
  /** Writes lastStep and the lease's end of a trial that was locked before. */
  touch(trial: Trial): Promise<void>;
  endAttempt(trialId: string, attempt: number, outcome: AttemptOutcome, reason: string | null): Promise<void>;
  attempts(trialId: string): Promise<readonly Attempt[]>;

  /** Hands out queued trials of active studies, oldest first, skipping those that somebody else is just taking. */
  claimQueued(claim: ClaimQueued): Promise<readonly Trial[]>;
  /** Running trials of the study that this worker holds, leases extended, ascending by number. */
  renewHeld(renewal: RenewHeld): Promise<readonly Trial[]>;
  /** Extends the lease while trial and token belong together (`leaseSeconds` null: by as much as before); null otherwise. */
  renewLease(trialId: string, leaseToken: string, leaseSeconds: number | null): Promise<Trial | null>;
  /** Open trials whose lease has run out by database time, oldest first. */
  expired(limit: number): Promise<readonly { readonly trialId: string; readonly studyId: string }[]>;

  /** Trials that ended after this revision, ascending by number. */
  endedSince(studyId: string, revision: number): Promise<readonly EndedTrial[]>;
  /** Ascending by number. */
  open(studyId: string): Promise<readonly OpenTrial[]>;
  openCounts(studyId: string): Promise<Readonly<Record<OpenState, number>>>;
  /** Model of the latest trial below this number whose suggestion stored one. */
  latestModel(studyId: string, belowNumber: number): Promise<ModelState | null>;
  /** Whether a trial of this number or a higher one was suggested by a strategy. */
  hasSuggestedFrom(studyId: string, number: number): Promise<boolean>;
  /** Of the trials with the highest numbers, `limit` at most, the newest first. Without their models. */
  latestSuggestions(studyId: string, limit: number): Promise<readonly SuggestionExplanation[]>;
  /** Succeeded trials that have all of these metrics, ascending by number. */
  outcomes(studyId: string, metrics: readonly string[]): Promise<readonly TrialOutcome[]>;
  /** Those of these trials that there are, in any order. */
  findAll(trialIds: readonly string[]): Promise<readonly Trial[]>;
  /** For each configuration how often it is there already. */
  repeats(studyId: string, canonical: readonly string[]): Promise<readonly number[]>;
}
