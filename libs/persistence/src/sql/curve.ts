import type { CurveQuery } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

/** Read backwards along the primary key (trial, attempt, step, metric), so that it ends after `limit` steps and not with the attempt. */
export function curve({ trialId, attempt, metrics, upTo, limit }: CurveQuery): SqlStatement {
  return {
    text: `
select step, array_agg(value order by array_position($3::text[], metric)) as "values"
from measurement
where trial_id = $1 and attempt = $2 and metric = any($3::text[]) and step <= $4
group by step
having count(*) = cardinality($3::text[])
order by step desc
limit $5`,
    values: [trialId, attempt, metrics, upTo, limit],
  };
}
