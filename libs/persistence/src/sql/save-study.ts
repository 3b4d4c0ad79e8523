import type { Study } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

/** The spec is left alone: it does not change, and it is the large part of the row. */
export function saveStudy(study: Study): SqlStatement {
  const { counts } = study;
  return {
    text: `
update study set
  display_name = $2, description = $3, labels = $4::jsonb, state = $5, finish_reason = $6, revision = $7,
  created_trials = $8, budget_used = $9, open_trials = $10, succeeded_trials = $11, failed_trials = $12, infeasible_trials = $13,
  stopped_trials = $14, cancelled_trials = $15, best_trial_id = $16, best_value = $17,
  version = version + 1, updated_at = clock_timestamp()
where id = $1
returning version, updated_at`,
    values: [
      study.id,
      study.displayName,
      study.description,
      JSON.stringify(study.labels),
      study.state,
      study.finishReason,
      study.revision,
      counts.created,
      counts.budgetUsed,
      counts.open,
      counts.ended.succeeded,
      counts.ended.failed,
      counts.ended.infeasible,
      counts.ended.stopped,
      counts.ended.cancelled,
      study.bestTrialId,
      study.bestValue,
    ],
  };
}
