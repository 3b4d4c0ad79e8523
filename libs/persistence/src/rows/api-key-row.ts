import type { ApiKey, ApiKeyScope } from '#study';

export interface ApiKeyRow {
  readonly id: string;
  readonly display_name: string;
  readonly secret_hash: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly project_id: string | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
}

export function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    displayName: row.display_name,
    secretHash: row.secret_hash,
    scopes: row.scopes,
    projectId: row.project_id,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
