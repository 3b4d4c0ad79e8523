import type { SourceHistory, SourceStore } from '#study';
import type { Connection } from '../connection.ts';
import { isUuid } from '../is-uuid.ts';
import { type SourceRow, toSource } from '../rows/source-row.ts';

export class PostgresSourceStore implements SourceStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async insert(studyId: string, sources: readonly SourceHistory[]): Promise<void> {
    for (const [position, source] of sources.entries()) {
      await this.#connection.run(
        `insert into study_source (study_id, position, source_id, name, observations) values ($1, $2, $3, $4, $5::json)`,
        [studyId, position, source.studyId, source.name, JSON.stringify(source.observations)],
      );
    }
  }

  async of(studyId: string): Promise<readonly SourceHistory[]> {
    if (!isUuid(studyId)) return [];
    const text = 'select * from study_source where study_id = $1 order by position';
    return (await this.#connection.rows<SourceRow>({ text, values: [studyId] })).map(toSource);
  }
}
