import type { Assignments } from '#search-space';

/** A result of another study, as it was when this one was created. */
export interface SourceObservation {
  readonly assignments: Assignments;
  /** Larger is better. In the unit of the source, which need not be that of this study. */
  readonly score: number;
}

/** What a study took from another one to learn from. It is copied at creation and never changes, so that suggestions can be computed again. */
export interface SourceHistory {
  readonly studyId: string;
  readonly name: string;
  readonly observations: readonly SourceObservation[];
}
