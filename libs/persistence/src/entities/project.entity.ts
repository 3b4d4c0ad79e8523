import { EntitySchema } from 'typeorm';
import type { ProjectRow } from '../rows/project-row.ts';

export const projectEntity = new EntitySchema<ProjectRow>({
  name: 'project',
  tableName: 'project',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'project_pk' },
    slug: { type: 'text' },
    display_name: { type: 'text' },
    version: { type: 'integer', default: 1 },
    created_by: { type: 'text' },
    created_at: { type: 'timestamptz', precision: 3, default: () => 'now()' },
    updated_at: { type: 'timestamptz', precision: 3, default: () => 'now()' },
  },
  uniques: [{ name: 'project_slug_unique', columns: ['slug'] }],
});
