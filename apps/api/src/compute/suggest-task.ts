import type { Assignments } from '#search-space';
import type { ErrorCode, Recommendation, Snapshot, StudyModel, StudyPredictions, Suggestion } from '#study';

/** What goes to a compute thread and what comes back: plain values, as classes do not survive the way. */
export interface SuggestTask {
  readonly snapshot: Snapshot;
  readonly count: number;
  /** Milliseconds after which a batch ends with what it has. */
  readonly dueAfterMs?: number;
  /** How many of the batch are wanted, its first: all of it unless stated. */
  readonly first?: number;
}

export type SuggestResult =
  | { readonly kind: 'suggested'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string; readonly hint: string | undefined };

export interface RecommendTask {
  readonly snapshot: Snapshot;
}

export type RecommendResult = Recommendation | null;

export interface ExplainTask {
  readonly snapshot: Snapshot;
}

export type ExplainResult = StudyModel;

export interface PredictTask {
  readonly snapshot: Snapshot;
  readonly points: readonly Assignments[];
}

export type PredictResult = StudyPredictions;
