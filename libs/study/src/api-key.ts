import type { Timestamp } from './timestamp.ts';

export const API_KEY_SCOPES = ['admin', 'write', 'read'] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** The secret itself is never stored: `secretHash` is the hex SHA-256 of it. */
export interface ApiKey {
  readonly id: string;
  readonly displayName: string;
  readonly secretHash: string;
  readonly scopes: readonly ApiKeyScope[];
  /** Null: every project. */
  readonly projectId: string | null;
  readonly createdBy: string;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp | null;
  readonly revokedAt: Timestamp | null;
}
