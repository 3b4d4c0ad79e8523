import type { RenewHeld } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

/** The running trials of a worker that asks again, their leases extended; one without a lease stays without. */
export function renewHeld({ studyId, worker, leaseSeconds, limit, among }: RenewHeld): SqlStatement {
  return {
    text: `
with held as (
  select id from trial
  where study_id = $1 and worker = $2 and state = 'running' and ($5::uuid[] is null or id = any($5::uuid[]))
  order by number
  limit $4
  for update
)
update trial t set
  lease_seconds = case when t.lease_token is null then null else coalesce($3::double precision, t.lease_seconds) end,
  lease_until = case when t.lease_token is null then null
    else clock_timestamp() + make_interval(secs => coalesce($3::double precision, t.lease_seconds)) end
from held
where t.id = held.id
returning t.*`,
    values: [studyId, worker, leaseSeconds, limit, among && [...among]],
  };
}
