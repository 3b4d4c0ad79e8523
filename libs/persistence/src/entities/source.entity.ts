import { EntitySchema } from 'typeorm';
import type { SourceRow } from '../rows/source-row.ts';

/** No foreign key to the source: what was taken from it stays when it goes. */
export const sourceEntity = new EntitySchema<SourceRow>({
  name: 'study_source',
  tableName: 'study_source',
  columns: {
    study_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'study_source_pk' },
    position: { type: 'integer', primary: true, primaryKeyConstraintName: 'study_source_pk' },
    source_id: { type: 'uuid' },
    name: { type: 'text' },
    observations: { type: 'json' },
  },
  foreignKeys: [
    {
      name: 'study_source_study_fk',
      target: 'study',
      columnNames: ['study_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});
