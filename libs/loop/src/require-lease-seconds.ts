import { invalidRequest, MAX_LEASE_SECONDS, MIN_LEASE_SECONDS } from '#study';

export function requireLeaseSeconds(leaseSeconds: number | null): void {
  if (leaseSeconds === null || (leaseSeconds >= MIN_LEASE_SECONDS && leaseSeconds <= MAX_LEASE_SECONDS)) return;
  throw invalidRequest([
    { pointer: '/leaseSeconds', detail: `Must be from ${MIN_LEASE_SECONDS} to ${MAX_LEASE_SECONDS} seconds.` },
  ]);
}
