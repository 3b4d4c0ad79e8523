import type { FinishReason, Study, StudySpec, StudyState } from '#study';

/** `evaluator` to `deadline` repeat parts of `spec`, so that claims and deadlines are found by plain columns. */
export interface StudyRow {
  readonly id: string;
  readonly project_id: string;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: StudySpec;
  readonly state: StudyState;
  readonly finish_reason: FinishReason | null;
  readonly revision: number;
  readonly space_version: number;
  readonly version: number;
  readonly evaluator: string;
  readonly budget_trials: number;
  readonly parallel_trials: number | null;
  readonly deadline: Date | null;
  readonly created_trials: number;
  readonly budget_used: number;
  readonly open_trials: number;
  readonly succeeded_trials: number;
  readonly failed_trials: number;
  readonly infeasible_trials: number;
  readonly stopped_trials: number;
  readonly cancelled_trials: number;
  readonly best_trial_id: string | null;
  readonly best_value: number | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function toStudy(row: StudyRow): Study {
  return {
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    displayName: row.display_name,
    description: row.description,
    labels: row.labels,
    spec: row.spec,
    state: row.state,
    finishReason: row.finish_reason,
    revision: row.revision,
    spaceVersion: row.space_version,
    version: row.version,
    counts: {
      created: row.created_trials,
      budgetUsed: row.budget_used,
      open: row.open_trials,
      ended: {
        succeeded: row.succeeded_trials,
        failed: row.failed_trials,
        infeasible: row.infeasible_trials,
        stopped: row.stopped_trials,
        cancelled: row.cancelled_trials,
      },
    },
    bestTrialId: row.best_trial_id,
    bestValue: row.best_value,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
