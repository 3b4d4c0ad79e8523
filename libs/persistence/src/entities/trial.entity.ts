import { EntitySchema } from 'typeorm';
import type { TrialRow } from '../rows/trial-row.ts';

export const trialEntity = new EntitySchema<TrialRow>({
  name: 'trial',
  tableName: 'trial',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'trial_pk' },
    study_id: { type: 'uuid' },
    project_id: { type: 'uuid' },
    number: { type: 'integer' },
    state: { type: 'text' },
    // json, not jsonb: it keeps the order of declaration, in which people read a configuration.
    assignments: { type: 'json' },
    derived: { type: 'jsonb' },
    space_version: { type: 'integer' },
    canonical_hash: { type: 'bytea' },
    repeat: { type: 'integer' },
    attempt_number: { type: 'integer', nullable: true },
    worker: { type: 'text', nullable: true },
    lease_token: { type: 'text', nullable: true },
    lease_until: { type: 'timestamptz', precision: 3, nullable: true },
    lease_seconds: { type: 'double precision', nullable: true },
    attempts_used: { type: 'integer' },
    suggestion: { type: 'jsonb' },
    model: { type: 'jsonb', nullable: true },
    fixed: { type: 'jsonb', nullable: true },
    metrics: { type: 'jsonb' },
    last_step: { type: 'integer', nullable: true },
    failure: { type: 'jsonb', nullable: true },
    reason: { type: 'text', nullable: true },
    imported: { type: 'boolean' },
    ended_revision: { type: 'integer', nullable: true },
    labels: { type: 'jsonb' },
    note: { type: 'text' },
    created_by: { type: 'text' },
    created_at: { type: 'timestamptz', precision: 3 },
    started_at: { type: 'timestamptz', precision: 3, nullable: true },
    ended_at: { type: 'timestamptz', precision: 3, nullable: true },
  },
  foreignKeys: [
    {
      name: 'trial_study_fk',
      target: 'study',
      columnNames: ['study_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  uniques: [
    { name: 'trial_number_unique', columns: ['study_id', 'number'] },
    { name: 'trial_configuration_unique', columns: ['study_id', 'canonical_hash', 'repeat'] },
  ],
  checks: [
    {
      name: 'trial_state_known',
      expression: `"state" in ('queued', 'running', 'stopping', 'succeeded', 'failed', 'infeasible', 'stopped', 'cancelled')`,
    },
  ],
  indices: [
    { name: 'trial_open', columns: ['study_id', 'number'], where: `"state" in ('queued', 'running', 'stopping')` },
    { name: 'trial_ended', columns: ['study_id', 'ended_revision'], where: `"ended_revision" is not null` },
    { name: 'trial_with_model', columns: ['study_id', 'number'], where: `"model" is not null` },
    { name: 'trial_queued', columns: ['id'], where: `"state" = 'queued'` },
    { name: 'trial_leased', columns: ['lease_until'], where: `"state" in ('running', 'stopping')` },
  ],
});
