import type { SqlStatement } from '../sql-statement.ts';

/** Trials of silent workers, by database time. Each is looked at again under its lock before it is taken away. */
export function expiredLeases(limit: number): SqlStatement {
  return {
    text: `
select id as "trialId", study_id as "studyId"
from trial
where state in ('running', 'stopping') and lease_until < clock_timestamp()
order by lease_until
limit $1`,
    values: [limit],
  };
}
