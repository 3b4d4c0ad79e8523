import type { EvaluatorKind } from '../spec/evaluator.ts';
import type { Study } from '../study.ts';
import type { Timestamp } from '../timestamp.ts';

export interface LockedStudy {
  readonly study: Study;
  /** Database time. */
  readonly now: Timestamp;
}

export interface StudyFilter {
  readonly evaluator: EvaluatorKind | null;
  readonly projectId: string | null;
  readonly studyId: string | null;
  /** The study carries all of these. */
  readonly labels: Readonly<Record<string, string>>;
}

export type NewStudy = Pick<
  Study,
  'id' | 'projectId' | 'name' | 'displayName' | 'description' | 'labels' | 'spec' | 'createdBy'
>;

export interface StudyStore {
  /** Stores it active, at revision 0. SurmiseError `conflict` when the project has a study of that name. */
  insert(study: NewStudy): Promise<Study>;
  find(studyId: string): Promise<Study | null>;
  findByName(projectId: string, name: string): Promise<Study | null>;
  /** Until the end of the unit of work nobody else locks it. Always before a lock of one of its trials. */
  lock(studyId: string): Promise<LockedStudy | null>;
  /** Writes what may change, of a study locked before; sets updatedAt and the next version, and returns it so. */
  save(study: Study): Promise<Study>;
  /** Active studies that could create a trial now, the least recently served first. */
  withRoom(filter: StudyFilter, limit: number): Promise<readonly Study[]>;
  /** Active studies whose deadline has passed. */
  pastDeadline(limit: number): Promise<readonly string[]>;
}
