import type { NewStudy } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

export function insertStudy(study: NewStudy): SqlStatement {
  const { budget, evaluator } = study.spec;
  return {
    text: `
insert into study (
  id, project_id, name, display_name, description, labels, spec, created_by, evaluator, budget_trials, parallel_trials, deadline,
  state, revision, space_version, version, created_trials, budget_used, open_trials,
  succeeded_trials, failed_trials, infeasible_trials, stopped_trials, cancelled_trials)
values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12, 'active', 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0)
on conflict (project_id, name) do nothing
returning *`,
    values: [
      study.id,
      study.projectId,
      study.name,
      study.displayName,
      study.description,
      JSON.stringify(study.labels),
      JSON.stringify(study.spec),
      study.createdBy,
      evaluator.kind,
      budget.trials,
      budget.parallelTrials,
      budget.deadline,
    ],
  };
}
