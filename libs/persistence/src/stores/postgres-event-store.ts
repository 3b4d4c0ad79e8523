import type { EventStore, EventType, JsonValue, NewStudyEvent, StudyEvent } from '#study';
import type { Connection } from '../connection.ts';
import { isUuid } from '../is-uuid.ts';

interface EventRow {
  readonly id: string;
  readonly type: EventType;
  readonly project_id: string;
  readonly study_id: string;
  readonly trial_id: string | null;
  readonly data: Readonly<Record<string, JsonValue>>;
  readonly at: Date;
}

/**
 * Ids are drawn before commits become visible, so a reader that went on from the highest id it saw would miss what commits late. Each event
 * carries its transaction, and only those of transactions older than every running one are shown.
 */
export class PostgresEventStore implements EventStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async append(events: readonly NewStudyEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#connection.run(
      `insert into event (transaction_id, type, project_id, study_id, trial_id, data)
       select pg_current_xact_id()::text::bigint, e."type", e."projectId", e."studyId", e."trialId", e."data"
       from rows from (jsonb_to_recordset($1::jsonb) as ("type" text, "projectId" uuid, "studyId" uuid, "trialId" uuid, "data" jsonb))
         with ordinality as e ("type", "projectId", "studyId", "trialId", "data", place)
       order by e.place`,
      [JSON.stringify(events)],
    );
  }

  async after(
    owner: { readonly studyId: string } | { readonly projectId: string },
    afterId: string,
    limit: number,
  ): Promise<readonly StudyEvent[]> {
    const [column, id] = 'studyId' in owner ? ['study_id', owner.studyId] : ['project_id', owner.projectId];
    if (!isUuid(id)) return [];
    const rows = await this.#connection.rows<EventRow>({
      text: `select id, type, project_id, study_id, trial_id, data, at from event
             where ${column} = $1 and id > $2
               and transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
             order by id limit $3`,
      values: [id, afterId, limit],
    });
    return rows.map((row) => ({
      id: row.id,
      type: row.type,
      projectId: row.project_id,
      studyId: row.study_id,
      trialId: row.trial_id,
      data: row.data,
      at: row.at.toISOString(),
    }));
  }
}
