import type { OpenState, Trial } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

/** One step along the table of states: writes nothing unless the trial still is where the caller saw it. */
export function moveTrial(trial: Trial, expected: OpenState): SqlStatement {
  return {
    text: `
update trial set
  state = $3, attempt_number = $4, worker = $5, lease_token = $6, lease_until = $7, lease_seconds = $8, attempts_used = $9,
  metrics = $10::jsonb, last_step = $11, failure = $12::jsonb, reason = $13, ended_revision = $14, labels = $15::jsonb, note = $16,
  started_at = $17, ended_at = $18
where id = $1 and state = $2`,
    values: [
      trial.id,
      expected,
      trial.state,
      trial.attempt?.number ?? null,
      trial.attempt?.worker ?? null,
      trial.attempt?.leaseToken ?? null,
      trial.attempt?.leaseUntil ?? null,
      trial.attempt?.leaseSeconds ?? null,
      trial.attemptsUsed,
      JSON.stringify(trial.metrics),
      trial.lastStep,
      trial.failure === null ? null : JSON.stringify(trial.failure),
      trial.reason,
      trial.endedRevision,
      JSON.stringify(trial.labels),
      trial.note,
      trial.startedAt,
      trial.endedAt,
    ],
  };
}
