import type { StepComparison } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

/** Reports of the trial's latest attempt on one side of the step. Along the primary key (trial, attempt, step, metric), in either direction. */
function reports(columns: string, side: '>=' | '<=', single: boolean): string {
  const metric = single ? '= ($3::text[])[1]' : '= any($3::text[])';
  const where = `where m.trial_id = t.id and m.attempt = t.attempt_number and m.metric ${metric} and m.step ${side} $4`;
  const complete = single ? '' : 'group by m.step having count(*) = cardinality($3::text[])';
  return `select ${columns} from measurement m ${where} ${complete}`;
}

/** One report. Of one metric it is the first row of the index that fits, without the grouping that several need. */
function nearest(side: '>=' | '<=', single: boolean): string {
  const values = single ? 'array[m.value]' : 'array_agg(m.value order by array_position($3::text[], m.metric))';
  return `${reports(`${values} as "values"`, side, single)} order by m.step ${side === '>=' ? '' : 'desc'} limit 1`;
}

/**
 * As meanOf() has it, and not avg(), which sums up squares beside and fails of what lies 1e154 apart: 9.5367431640625e-07 is 2^-20, 1048576 its inverse.
 */
function meanOf(value: string): string {
  const scaled = `${value} * 9.5367431640625e-07::float8`;
  // Between the scaled bounds first, or what rounding adds to the largest number would overflow.
  const mean = `least(max(${scaled}), greatest(min(${scaled}), sum(${scaled}) / count(*))) * 1048576::float8`;
  return `least(max(${value}), greatest(min(${value}), ${mean}))`;
}

function means(single: boolean): string {
  if (single) return `${reports(`array[${meanOf('m.value')}] as "values"`, '<=', true)} having count(*) > 0`;
  const values = 'array_agg(m.value order by array_position($3::text[], m.metric)) as "values"';
  return `
select array_agg(each.mean order by each.position) as "values"
from (
  select w.position, ${meanOf('s."values"[w.position]')} as mean
  from (${reports(values, '<=', false)}) s, generate_series(1, cardinality($3::text[])) w (position)
  group by w.position
) each
having count(*) > 0`;
}

/**
 * One row a trial, the newest first. `last_step` rules out trials that never came so far without a look at their measurements; of the others
 * `first` and `latest` read one step, however long the curves are.
 */
export function compareAtStep(comparison: StepComparison): SqlStatement {
  const { studyId, except, metrics, step, take, succeededOnly, limit } = comparison;
  const single = metrics.length === 1;
  if (take === 'end') return endsOf(comparison);
  const taken = take === 'mean' ? means(single) : nearest(take === 'first' ? '>=' : '<=', single);
  const cameSoFar = take === 'first' ? '' : `cross join lateral (${nearest('>=', single)}) past`;
  return {
    text: `
select t.number, r."values"
from trial t
cross join lateral (${taken}) r
${cameSoFar}
where t.study_id = $1 and t.number <> $2 and t.last_step >= $4 ${succeededOnly ? "and t.state = 'succeeded'" : ''}
order by t.number desc
limit $5`,
    values: [studyId, except, metrics, step, limit],
  };
}

/** What a trial that succeeded was completed with counts, as long as that is all of the metrics. */
function endsOf({ studyId, except, metrics, step, succeededOnly, limit }: StepComparison): SqlStatement {
  return {
    text: `
select t.number, coalesce(e."values", r."values") as "values"
from trial t
left join lateral (
  select array_agg((t.metrics -> w.name ->> 'value')::float8 order by w.place) as "values"
  from unnest($3::text[]) with ordinality w (name, place)
  where t.state = 'succeeded' and t.attempt_number is not null
  having bool_and(t.metrics -> w.name ->> 'value' is not null)
) e on true
left join lateral (${nearest('>=', metrics.length === 1)}) r on t.last_step >= $4
where t.study_id = $1 and t.number <> $2 and (t.last_step >= $4 or t.state = 'succeeded') ${succeededOnly ? "and t.state = 'succeeded'" : ''}
  and coalesce(e."values", r."values") is not null
order by t.number desc
limit $5`,
    values: [studyId, except, metrics, step, limit],
  };
}
