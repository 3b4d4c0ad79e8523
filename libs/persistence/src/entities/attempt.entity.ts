import { EntitySchema } from 'typeorm';

interface AttemptRow {
  readonly trial_id: string;
  readonly number: number;
  readonly worker: string | null;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly outcome: string | null;
  readonly reason: string | null;
}

export const attemptEntity = new EntitySchema<AttemptRow>({
  name: 'attempt',
  tableName: 'attempt',
  columns: {
    trial_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'attempt_pk' },
    number: { type: 'integer', primary: true, primaryKeyConstraintName: 'attempt_pk' },
    worker: { type: 'text', nullable: true },
    started_at: { type: 'timestamptz', precision: 3 },
    ended_at: { type: 'timestamptz', precision: 3, nullable: true },
    outcome: { type: 'text', nullable: true },
    reason: { type: 'text', nullable: true },
  },
  foreignKeys: [
    {
      name: 'attempt_trial_fk',
      target: 'trial',
      columnNames: ['trial_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});
