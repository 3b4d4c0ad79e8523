import type { SqlStatement } from '../sql-statement.ts';

/** Extends the lease of whoever still holds it. The token is the fence: once the trial was taken away it matches no open attempt. */
export function renewLease(trialId: string, leaseToken: string, leaseSeconds: number | null): SqlStatement {
  return {
    text: `
update trial set
  lease_seconds = coalesce($3::double precision, lease_seconds),
  lease_until = clock_timestamp() + make_interval(secs => coalesce($3::double precision, lease_seconds))
where id = $1 and lease_token = $2 and state in ('running', 'stopping')
returning *`,
    values: [trialId, leaseToken, leaseSeconds],
  };
}
