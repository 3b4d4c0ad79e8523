import type { NewStudyEvent, StudyEvent } from '../study-event.ts';

export interface EventStore {
  append(events: readonly NewStudyEvent[]): Promise<void>;
  /** Events after `afterId` in the order of their ids. One is shown only when no earlier one can still appear. */
  after(
    owner: { readonly studyId: string } | { readonly projectId: string },
    afterId: string,
    limit: number,
  ): Promise<readonly StudyEvent[]>;
}
