import type { ErrorCode, Recommendation, Snapshot, Suggestion } from '#study';

/** What goes to a compute thread and what comes back: plain values, as classes do not survive the way. */
export interface SuggestTask {
  readonly snapshot: Snapshot;
  readonly count: number;
}

export type SuggestResult =
  | { readonly kind: 'suggested'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string; readonly hint: string | undefined };

export interface RecommendTask {
  readonly snapshot: Snapshot;
}

export type RecommendResult = Recommendation | null;
