import type { Timestamp } from '#study';

export function addSeconds(time: Timestamp, seconds: number): Timestamp {
  return new Date(Date.parse(time) + seconds * 1_000).toISOString();
}

export function isBefore(a: Timestamp, b: Timestamp): boolean {
  return Date.parse(a) < Date.parse(b);
}
