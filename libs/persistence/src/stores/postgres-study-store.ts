import { type LockedStudy, type NewStudy, type Study, type StudyFilter, type StudyStore, SurmiseError } from '#study';
import type { Connection } from '../connection.ts';
import { isUuid } from '../is-uuid.ts';
import { type StudyRow, toStudy } from '../rows/study-row.ts';
import { insertStudy } from '../sql/insert-study.ts';
import { saveStudy } from '../sql/save-study.ts';
import { studiesWithRoom } from '../sql/studies-with-room.ts';

export class PostgresStudyStore implements StudyStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async insert(study: NewStudy): Promise<Study> {
    const row = await this.#connection.first<StudyRow>(insertStudy(study));
    if (row === null) throw new SurmiseError('conflict', `The project has a study ${study.name} already.`);
    return toStudy(row);
  }

  async find(studyId: string): Promise<Study | null> {
    if (!isUuid(studyId)) return null;
    const row = await this.#connection.first<StudyRow>({
      text: 'select * from study where id = $1',
      values: [studyId],
    });
    return row === null ? null : toStudy(row);
  }

  async findByName(projectId: string, name: string): Promise<Study | null> {
    if (!isUuid(projectId)) return null;
    const text = 'select * from study where project_id = $1 and name = $2';
    const row = await this.#connection.first<StudyRow>({ text, values: [projectId, name] });
    return row === null ? null : toStudy(row);
  }

  async lock(studyId: string): Promise<LockedStudy | null> {
    if (!isUuid(studyId)) return null;
    const text = 'select *, clock_timestamp() as locked_at from study where id = $1 for update';
    const row = await this.#connection.first<StudyRow & { locked_at: Date }>({ text, values: [studyId] });
    return row === null ? null : { study: toStudy(row), now: row.locked_at.toISOString() };
  }

  async save(study: Study): Promise<Study> {
    const row = await this.#connection.first<Pick<StudyRow, 'version' | 'updated_at'>>(saveStudy(study));
    if (row === null) throw new SurmiseError('internal', `There is no study ${study.id} to save.`);
    return { ...study, version: row.version, updatedAt: row.updated_at.toISOString() };
  }

  async withRoom(filter: StudyFilter, limit: number): Promise<readonly Study[]> {
    if (!isSearchable(filter)) return [];
    return (await this.#connection.rows<StudyRow>(studiesWithRoom(filter, limit))).map(toStudy);
  }

  async pastDeadline(limit: number): Promise<readonly string[]> {
    const text = `select id from study where state = 'active' and deadline <= clock_timestamp() order by deadline limit $1`;
    return (await this.#connection.rows<{ id: string }>({ text, values: [limit] })).map((row) => row.id);
  }
}

export function isSearchable({ studyId, projectId }: StudyFilter): boolean {
  return (studyId === null || isUuid(studyId)) && (projectId === null || isUuid(projectId));
}
