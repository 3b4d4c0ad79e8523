import type { SourceHistory } from '../source-history.ts';

/** What studies took from others. Written once, with the study. */
export interface SourceStore {
  insert(studyId: string, sources: readonly SourceHistory[]): Promise<void>;
  /** In the order in which they were inserted. */
  of(studyId: string): Promise<readonly SourceHistory[]>;
}
