import type { ApiKey } from '../api-key.ts';
import type { ApiKeyStore, NewApiKey } from '../ports/api-key-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { MemoryTables } from './memory-tables.ts';

export class MemoryApiKeyStore implements ApiKeyStore {
  readonly #tables: MemoryTables;
  readonly #clock: Clock;

  constructor(tables: MemoryTables, clock: Clock) {
    this.#tables = tables;
    this.#clock = clock;
  }

  insert(key: NewApiKey): Promise<void> {
    this.#tables.apiKeys.set(key.id, { ...key, createdAt: this.#clock.now(), revokedAt: null });
    return Promise.resolve();
  }

  find(keyId: string): Promise<ApiKey | null> {
    return Promise.resolve(this.#tables.apiKeys.get(keyId) ?? null);
  }

  revoke(keyId: string): Promise<boolean> {
    const key = this.#tables.apiKeys.get(keyId);
    if (key === undefined || key.revokedAt !== null) return Promise.resolve(false);
    this.#tables.apiKeys.set(keyId, { ...key, revokedAt: this.#clock.now() });
    return Promise.resolve(true);
  }

  count(): Promise<number> {
    return Promise.resolve(this.#tables.apiKeys.size);
  }
}
