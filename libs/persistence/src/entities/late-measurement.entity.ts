import { EntitySchema } from 'typeorm';

interface LateMeasurementRow {
  readonly id: string;
  readonly trial_id: string;
  readonly lease_token: string | null;
  readonly call: string;
  readonly content: unknown;
  readonly received_at: Date;
}

export const lateMeasurementEntity = new EntitySchema<LateMeasurementRow>({
  name: 'late_measurement',
  tableName: 'late_measurement',
  columns: {
    id: {
      type: 'bigint',
      primary: true,
      primaryKeyConstraintName: 'late_measurement_pk',
      generated: 'increment',
    },
    trial_id: { type: 'uuid' },
    lease_token: { type: 'text', nullable: true },
    call: { type: 'text' },
    content: { type: 'jsonb' },
    received_at: { type: 'timestamptz', precision: 3, default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'late_measurement_trial_fk',
      target: 'trial',
      columnNames: ['trial_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'late_measurement_of_trial', columns: ['trial_id'] }],
});
