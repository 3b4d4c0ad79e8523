import type { Clock } from '../ports/clock.ts';
import type { IdempotencyKey, IdempotencyRecord, IdempotencyStore } from '../ports/idempotency-store.ts';
import type { MemoryTables } from './memory-tables.ts';

/** Units of work run one after the other in memory, so that nobody else can be holding a key. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  readonly #tables: MemoryTables;
  readonly #clock: Clock;

  constructor(tables: MemoryTables, clock: Clock) {
    this.#tables = tables;
    this.#clock = clock;
  }

  hold(_key: IdempotencyKey): Promise<boolean> {
    return Promise.resolve(true);
  }

  find(key: IdempotencyKey): Promise<IdempotencyRecord | null> {
    return Promise.resolve(this.#tables.idempotency.get(text(key))?.record ?? null);
  }

  save(key: IdempotencyKey, record: IdempotencyRecord): Promise<void> {
    this.#tables.idempotency.set(text(key), { record, at: this.#clock.now() });
    return Promise.resolve();
  }

  forget(olderThanSeconds: number): Promise<number> {
    const limit = Date.parse(this.#clock.now()) - olderThanSeconds * 1_000;
    const old = [...this.#tables.idempotency].filter(([, { at }]) => Date.parse(at) < limit);
    for (const [key] of old) this.#tables.idempotency.delete(key);
    return Promise.resolve(old.length);
  }
}

function text({ principal, key, route }: IdempotencyKey): string {
  return JSON.stringify([principal, key, route]);
}
