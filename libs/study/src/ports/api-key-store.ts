import type { ApiKey } from '../api-key.ts';

export type NewApiKey = Omit<ApiKey, 'createdAt' | 'revokedAt'>;

export interface ApiKeyStore {
  insert(key: NewApiKey): Promise<void>;
  find(keyId: string): Promise<ApiKey | null>;
  /** False when there is none or it is revoked already. */
  revoke(keyId: string): Promise<boolean>;
  count(): Promise<number>;
}
