import { EntitySchema } from 'typeorm';

interface EventRow {
  readonly id: string;
  readonly transaction_id: string;
  readonly type: string;
  readonly project_id: string;
  readonly study_id: string;
  readonly trial_id: string | null;
  readonly data: unknown;
  readonly at: Date;
}

export const eventEntity = new EntitySchema<EventRow>({
  name: 'event',
  tableName: 'event',
  columns: {
    id: {
      type: 'bigint',
      primary: true,
      primaryKeyConstraintName: 'event_pk',
      generated: 'increment',
    },
    transaction_id: { type: 'bigint' },
    type: { type: 'text' },
    project_id: { type: 'uuid' },
    study_id: { type: 'uuid' },
    trial_id: { type: 'uuid', nullable: true },
    data: { type: 'jsonb' },
    at: { type: 'timestamptz', precision: 3, default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'event_study_fk',
      target: 'study',
      columnNames: ['study_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'event_of_study', columns: ['study_id', 'id'] },
    { name: 'event_of_project', columns: ['project_id', 'id'] },
  ],
});
