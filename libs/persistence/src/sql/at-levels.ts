import type { LevelsQuery } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

/** One look along the primary key (trial, attempt, step, metric) for each trial and level; `last_step` rules out those that are in vain. */
export function atLevels({ trialIds, metric, levels }: LevelsQuery): SqlStatement {
  return {
    text: `
select distinct t.id, r.step, r.value
from trial t
cross join unnest($3::integer[]) as l (level)
cross join lateral (
  select m.step, m.value from measurement m
  where m.trial_id = t.id and m.attempt = t.attempt_number and m.metric = $2 and m.step >= l.level
  order by m.step limit 1
) r
where t.id = any($1::uuid[]) and t.last_step >= l.level
order by t.id, r.step`,
    values: [trialIds, metric, levels],
  };
}
