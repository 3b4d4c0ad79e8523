import type { ClaimQueued } from '#study';
import type { SqlStatement, SqlValue } from '../sql-statement.ts';
import { studyFilterCondition } from './study-filter-condition.ts';

/**
 * Takes the oldest queued trials, skipping rows that another claim is just taking, so that claims never wait for each other and never get the same
 * trial. One statement: choice, lease by database time, and the attempt's row.
 */
export function claimQueued({ filter, among, worker, leaseSeconds, tokens }: ClaimQueued): SqlStatement {
  const values: SqlValue[] = [
    tokens.length,
    worker,
    leaseSeconds,
    leaseSeconds === null ? [] : [...tokens],
    among && [...among],
  ];
  const ofStudies = studyFilterCondition(filter, values);
  return {
    text: `
with picked as (
  select t.id
  from trial t join study s on s.id = t.study_id
  where t.state = 'queued' and ($5::uuid[] is null or t.id = any($5::uuid[])) and ${ofStudies}
  order by t.id
  limit $1
  for update of t skip locked
),
placed as (
  select id, row_number() over (order by id) as place from picked
),
claimed as (
  update trial t set
    state = 'running',
    attempt_number = coalesce(t.attempt_number, 0) + 1,
    attempts_used = t.attempts_used + 1,
    worker = $2,
    lease_seconds = $3::double precision,
    lease_token = ($4::text[])[placed.place],
    lease_until = clock_timestamp() + make_interval(secs => $3::double precision),
    started_at = coalesce(t.started_at, clock_timestamp())
  from placed
  where t.id = placed.id
  returning t.*
),
started as (
  insert into attempt (trial_id, number, worker, started_at)
  select id, attempt_number, worker, clock_timestamp() from claimed
)
select * from claimed order by id`,
    values,
  };
}
