import type { Attempt, AttemptOutcome } from '../attempt.ts';
import type { ModelState } from '../suggestion.ts';
import type { SnapshotTrial } from '../snapshot.ts';
import type { Timestamp } from '../timestamp.ts';
import type { Trial } from '../trial.ts';
import type { OpenState } from '../trial-state.ts';
import type { StudyFilter } from './study-store.ts';

export interface ClaimQueued {
  readonly filter: StudyFilter;
  readonly worker: string | null;
  readonly leaseSeconds: number | null;
  /** One per trial wanted. */
  readonly tokens: readonly string[];
}

export interface EndedTrial extends SnapshotTrial {
  readonly endedRevision: number;
}

export interface TrialStore {
  /** Inserts with the running attempts' rows. A configuration that is already there is left out: the answer holds what was inserted. */
  insert(trials: readonly Trial[]): Promise<readonly Trial[]>;
  find(trialId: string): Promise<Trial | null>;
  lock(trialId: string): Promise<{ readonly trial: Trial; readonly now: Timestamp } | null>;
  /** Writes what may change, if the stored trial still is in `expected`; false otherwise. */
  move(trial: Trial, expected: OpenState): Promise<boolean>;
  endAttempt(trialId: string, attempt: number, outcome: AttemptOutcome, reason: string | null): Promise<void>;
  attempts(trialId: string): Promise<readonly Attempt[]>;

  /** Running and stopping trials of the study that this worker holds, ascending by number. */
  heldBy(studyId: string, worker: string): Promise<readonly Trial[]>;
  /** Hands out queued trials of active studies, oldest first, skipping those that somebody else is just taking. */
  claimQueued(claim: ClaimQueued): Promise<readonly Trial[]>;
  queued(studyId: string): Promise<readonly Trial[]>;
  /** Extends the lease if trial and token still belong together and it has not been taken away; null otherwise. */
  renewLease(trialId: string, leaseToken: string, leaseSeconds: number | null): Promise<Trial | null>;
  /** Open trials whose lease has run out by database time, oldest first. */
  expired(limit: number): Promise<readonly { readonly trialId: string; readonly studyId: string }[]>;

  /** Trials that ended after this revision, ascending by number. */
  endedSince(studyId: string, revision: number): Promise<readonly EndedTrial[]>;
  open(studyId: string): Promise<readonly SnapshotTrial[]>;
  /** Model of the latest trial below this number whose suggestion stored one. */
  latestModel(studyId: string, belowNumber: number): Promise<ModelState | null>;
  /** How often the configuration is there already. */
  repeats(studyId: string, canonical: readonly string[]): Promise<readonly number[]>;
}
