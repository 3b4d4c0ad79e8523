import { createHash } from 'node:crypto';
import type { NewTrial } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

/**
 * New trials and the rows of their running attempts. A configuration that the study has already is left out by the unique index, and the answer
 * holds the ids of what was inserted.
 */
export function insertTrials(trials: readonly NewTrial[]): SqlStatement {
  return {
    text: `
with inserted as (
  insert into trial (
    id, study_id, project_id, number, state, assignments, derived, space_version, canonical_hash, repeat,
    attempt_number, worker, lease_token, lease_until, lease_seconds, attempts_used, suggestion, model, fixed, metrics, last_step,
    failure, reason, imported, ended_revision, labels, note, created_by, created_at, started_at, ended_at)
  select
    id, study_id, project_id, number, state, assignments, derived, space_version, decode(canonical_hash, 'hex'), repeat,
    attempt_number, worker, lease_token, lease_until, lease_seconds, attempts_used, suggestion, model, fixed, metrics, last_step,
    failure, reason, imported, ended_revision, labels, note, created_by, created_at, started_at, ended_at
  from json_to_recordset($1::json) as t (
    id uuid, study_id uuid, project_id uuid, number integer, state text, assignments json, derived jsonb, space_version integer,
    canonical_hash text, repeat integer, attempt_number integer, worker text, lease_token text, lease_until timestamptz,
    lease_seconds double precision, attempts_used integer, suggestion jsonb, model jsonb, fixed jsonb, metrics jsonb, last_step integer,
    failure jsonb, reason text, imported boolean, ended_revision integer, labels jsonb, note text, created_by text,
    created_at timestamptz, started_at timestamptz, ended_at timestamptz)
  on conflict do nothing
  returning id, attempt_number, worker, started_at
),
started as (
  insert into attempt (trial_id, number, worker, started_at)
  select id, attempt_number, worker, started_at from inserted where attempt_number is not null
)
select id from inserted`,
    values: [JSON.stringify(trials.map(toJsonRow))],
  };
}

/** Absent keys become SQL null; a JSON null would become the jsonb value null instead. */
function toJsonRow(trial: NewTrial): Record<string, unknown> {
  const { model, ...suggestion } = trial.suggestion;
  return {
    id: trial.id,
    study_id: trial.studyId,
    project_id: trial.projectId,
    number: trial.number,
    state: trial.state,
    assignments: trial.assignments,
    derived: trial.derived,
    space_version: trial.spaceVersion,
    canonical_hash: createHash('sha256').update(trial.canonical).digest('hex'),
    repeat: trial.repeat,
    attempt_number: trial.attempt?.number,
    worker: trial.attempt?.worker,
    lease_token: trial.attempt?.leaseToken,
    lease_until: trial.attempt?.leaseUntil,
    lease_seconds: trial.attempt?.leaseSeconds,
    attempts_used: trial.attemptsUsed,
    suggestion,
    model: model ?? undefined,
    fixed: trial.fixed ?? undefined,
    metrics: trial.metrics,
    last_step: trial.lastStep,
    failure: trial.failure ?? undefined,
    reason: trial.reason,
    imported: trial.imported,
    ended_revision: trial.endedRevision,
    labels: trial.labels,
    note: trial.note,
    created_by: trial.createdBy,
    created_at: trial.createdAt,
    started_at: trial.startedAt,
    ended_at: trial.endedAt,
  };
}
