import type { ApiKey, ApiKeyStore, NewApiKey } from '#study';
import type { Connection } from '../connection.ts';
import { type ApiKeyRow, toApiKey } from '../rows/api-key-row.ts';

export class PostgresApiKeyStore implements ApiKeyStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async insert(key: NewApiKey): Promise<void> {
    await this.#connection.run(
      `insert into api_key (id, display_name, secret_hash, scopes, project_id, created_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [key.id, key.displayName, key.secretHash, [...key.scopes], key.projectId, key.createdBy, key.expiresAt],
    );
  }

  async find(keyId: string): Promise<ApiKey | null> {
    const row = await this.#connection.first<ApiKeyRow>({
      text: 'select * from api_key where id = $1',
      values: [keyId],
    });
    return row === null ? null : toApiKey(row);
  }

  async revoke(keyId: string): Promise<boolean> {
    const text = 'update api_key set revoked_at = now() where id = $1 and revoked_at is null';
    return (await this.#connection.run(text, [keyId])) > 0;
  }

  async count(): Promise<number> {
    const row = await this.#connection.first<{ keys: number }>({
      text: 'select count(*)::integer as keys from api_key',
      values: [],
    });
    return row?.keys ?? 0;
  }
}
