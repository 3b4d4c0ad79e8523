import type { ApiKey } from '../api-key.ts';

export interface ApiKeyStore {
  insert(key: ApiKey): Promise<void>;
  find(keyId: string): Promise<ApiKey | null>;
  revoke(keyId: string): Promise<boolean>;
  count(): Promise<number>;
}
