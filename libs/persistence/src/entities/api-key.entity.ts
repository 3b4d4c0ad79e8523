import { EntitySchema } from 'typeorm';
import type { ApiKeyRow } from '../rows/api-key-row.ts';

export const apiKeyEntity = new EntitySchema<ApiKeyRow>({
  name: 'api_key',
  tableName: 'api_key',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'api_key_pk' },
    display_name: { type: 'text' },
    secret_hash: { type: 'text' },
    scopes: { type: 'text', array: true },
    project_id: { type: 'uuid', nullable: true },
    created_by: { type: 'text' },
    created_at: { type: 'timestamptz', precision: 3, default: () => 'now()' },
    expires_at: { type: 'timestamptz', precision: 3, nullable: true },
    revoked_at: { type: 'timestamptz', precision: 3, nullable: true },
  },
  foreignKeys: [
    {
      name: 'api_key_project_fk',
      target: 'project',
      columnNames: ['project_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});
