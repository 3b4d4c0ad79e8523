import type { StepComparison } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

const COMPLETE = 'having count(*) = cardinality($3::text[])';

function reportsOf(columns: string, comparison: string): string {
  return `
    select ${columns}
    from measurement m
    where m.trial_id = t.id and m.attempt = t.attempt_number and m.metric = any($3::text[]) and m.step ${comparison} $4`;
}

const VALUES = 'm.step, array_agg(m.value order by array_position($3::text[], m.metric)) as "values"';
const FIRST = `${reportsOf(VALUES, '>=')} group by m.step ${COMPLETE} order by m.step limit 1`;
const LATEST = `${reportsOf(VALUES, '<=')} group by m.step ${COMPLETE} order by m.step desc limit 1`;
const PAST = `and exists (${reportsOf('1', '>=')} group by m.step ${COMPLETE})`;

/** Means of the complete steps only, metric by metric. */
const MEAN = `
    select array_agg(each.mean order by each.position) as "values"
    from (
      select w.position, avg(s."values"[w.position]) as mean
      from (${reportsOf(VALUES, '<=')} group by m.step ${COMPLETE}) s, generate_series(1, cardinality($3::text[])) w (position)
      group by w.position
    ) each
    having count(*) > 0`;

/**
 * One row a trial, the newest first. `last_step` rules out trials that never came so far without a look at their measurements; of the others
 * `first` and `latest` read one step along the primary key, however long the curves are.
 */
export function compareAtStep(comparison: StepComparison): SqlStatement {
  const { studyId, except, metrics, step, take, succeededOnly, limit } = comparison;
  const taken = { first: FIRST, latest: LATEST, mean: MEAN }[take];
  return {
    text: `
select t.number, r."values"
from trial t
cross join lateral (${taken}) r
where t.study_id = $1 and t.number <> $2 and t.last_step >= $4 ${succeededOnly ? "and t.state = 'succeeded'" : ''}
  ${take === 'first' ? '' : PAST}
order by t.number desc
limit $5`,
    values: [studyId, except, metrics, step, limit],
  };
}
