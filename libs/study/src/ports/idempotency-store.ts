import type { JsonValue } from '../json-value.ts';

export interface IdempotencyKey {
  readonly principal: string;
  readonly key: string;
  /** Method and path as called, so that one key on two objects are two requests. */
  readonly route: string;
}

export interface IdempotencyRecord {
  readonly bodyHash: string;
  readonly answer: JsonValue;
}

export interface IdempotencyStore {
  /** Takes the key for this unit of work; false when another one that is still running holds it. */
  hold(key: IdempotencyKey): Promise<boolean>;
  find(key: IdempotencyKey): Promise<IdempotencyRecord | null>;
  save(key: IdempotencyKey, record: IdempotencyRecord): Promise<void>;
  /** Forgets records older than this; returns how many. */
  forget(olderThanSeconds: number): Promise<number>;
}
