import type { IdempotencyKey, IdempotencyRecord, IdempotencyStore, JsonValue } from '#study';
import type { Connection } from '../connection.ts';

export class PostgresIdempotencyStore implements IdempotencyStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async hold(key: IdempotencyKey): Promise<boolean> {
    const row = await this.#connection.first<{ held: boolean }>({
      text: 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as held',
      values: [JSON.stringify([key.principal, key.key, key.route])],
    });
    return row?.held === true;
  }

  async find({ principal, key, route }: IdempotencyKey): Promise<IdempotencyRecord | null> {
    const row = await this.#connection.first<{ body_hash: string; answer: JsonValue }>({
      text: 'select body_hash, answer from idempotency where principal = $1 and key = $2 and route = $3',
      values: [principal, key, route],
    });
    return row === null ? null : { bodyHash: row.body_hash, answer: row.answer };
  }

  async save({ principal, key, route }: IdempotencyKey, record: IdempotencyRecord): Promise<void> {
    await this.#connection.run(
      'insert into idempotency (principal, key, route, body_hash, answer) values ($1, $2, $3, $4, $5)',
      [principal, key, route, record.bodyHash, JSON.stringify(record.answer)],
    );
  }

  forget(olderThanSeconds: number): Promise<number> {
    const text = 'delete from idempotency where created_at < now() - make_interval(secs => $1)';
    return this.#connection.run(text, [olderThanSeconds]);
  }
}
