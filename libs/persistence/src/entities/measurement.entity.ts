import { EntitySchema } from 'typeorm';
import type { MeasurementRow } from '../rows/measurement-row.ts';

export const measurementEntity = new EntitySchema<MeasurementRow>({
  name: 'measurement',
  tableName: 'measurement',
  columns: {
    trial_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'measurement_pk' },
    attempt: { type: 'integer', primary: true, primaryKeyConstraintName: 'measurement_pk' },
    step: { type: 'integer', primary: true, primaryKeyConstraintName: 'measurement_pk' },
    metric: { type: 'text', primary: true, primaryKeyConstraintName: 'measurement_pk' },
    value: { type: 'double precision' },
    standard_error: { type: 'double precision', nullable: true },
    measured_at: { type: 'timestamptz', precision: 3, nullable: true },
    reported_at: { type: 'timestamptz', precision: 3, default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'measurement_trial_fk',
      target: 'trial',
      columnNames: ['trial_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});
