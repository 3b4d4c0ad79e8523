import { FIRST_RETRY_MS, LONGEST_RETRY_MS } from './constants.ts';

/**
 * Milliseconds to wait before try number `tries` + 1: doubling, at most a quarter of a minute, the second half of it
 * random so that many workers do not return in one wave. `retryAfterSeconds` of the service is the least.
 */
export function retryDelay(tries: number, retryAfterSeconds: number | null, random: () => number): number {
  const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1));
  const delay = longest / 2 + (longest / 2) * random();
  return Math.max(delay, (retryAfterSeconds ?? 0) * 1000);
}
