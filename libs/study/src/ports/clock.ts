import type { Timestamp } from '../timestamp.ts';

/** For what is not decided by database time. Leases and deadlines never ask it: stores do time. */
export interface Clock {
  now(): Timestamp;
}
