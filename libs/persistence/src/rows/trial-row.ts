import type { Assignments, ParameterValue } from '#search-space';
import type { Metrics, ModelState, SuggestionExplanation, Trial, TrialFailure, TrialState } from '#study';

export interface TrialRow {
  readonly id: string;
  readonly study_id: string;
  readonly project_id: string;
  readonly number: number;
  readonly state: TrialState;
  readonly assignments: Assignments;
  readonly derived: Readonly<Record<string, ParameterValue>>;
  readonly space_version: number;
  readonly canonical_hash: Buffer;
  readonly repeat: number;
  readonly attempt_number: number | null;
  readonly worker: string | null;
  readonly lease_token: string | null;
  readonly lease_until: Date | null;
  readonly lease_seconds: number | null;
  readonly attempts_used: number;
  readonly suggestion: Omit<SuggestionExplanation, 'model'>;
  readonly model: ModelState | null;
  readonly fixed: Assignments | null;
  readonly metrics: Metrics;
  readonly last_step: number | null;
  readonly failure: TrialFailure | null;
  readonly reason: string | null;
  readonly imported: boolean;
  readonly ended_revision: number | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly note: string;
  readonly created_by: string;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
}

export function toTrial(row: TrialRow): Trial {
  return {
    id: row.id,
    studyId: row.study_id,
    projectId: row.project_id,
    number: row.number,
    state: row.state,
    assignments: row.assignments,
    derived: row.derived,
    spaceVersion: row.space_version,
    repeat: row.repeat,
    attempt: toLease(row),
    attemptsUsed: row.attempts_used,
    suggestion: { ...row.suggestion, model: row.model },
    fixed: row.fixed,
    metrics: row.metrics,
    lastStep: row.last_step,
    failure: row.failure,
    reason: row.reason,
    imported: row.imported,
    endedRevision: row.ended_revision,
    labels: row.labels,
    note: row.note,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

function toLease(row: TrialRow): Trial['attempt'] {
  if (row.attempt_number === null) return null;
  return {
    number: row.attempt_number,
    worker: row.worker,
    leaseToken: row.lease_token,
    leaseUntil: row.lease_until?.toISOString() ?? null,
    leaseSeconds: row.lease_seconds,
  };
}
