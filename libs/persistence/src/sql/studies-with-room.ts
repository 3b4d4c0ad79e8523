import type { StudyFilter } from '#study';
import type { SqlStatement, SqlValue } from '../sql-statement.ts';
import { studyFilterCondition } from './study-filter-condition.ts';

/** The least recently served first, so that studies share the workers. Room is decided again under the study's lock. */
export function studiesWithRoom(filter: StudyFilter, limit: number): SqlStatement {
  const values: SqlValue[] = [limit];
  return {
    text: `
select s.* from study s
where ${studyFilterCondition(filter, values)}
  and s.budget_used < s.budget_trials
  and (s.parallel_trials is null or s.open_trials < s.parallel_trials)
  and (s.deadline is null or s.deadline > clock_timestamp())
order by s.updated_at
limit $1`,
    values,
  };
}
