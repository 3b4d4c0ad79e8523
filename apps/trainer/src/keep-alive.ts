import { setTimeout as sleep } from 'node:timers/promises';
import { HEARTBEATS_PER_LEASE } from './constants.ts';

/** Gives a sign of life every third of the lease until `over` is aborted. `signOfLife` must not reject. */
export async function keepAlive(
  leaseSeconds: number,
  signOfLife: () => Promise<void>,
  over: AbortSignal,
): Promise<void> {
  const pauseMs = (leaseSeconds * 1000) / HEARTBEATS_PER_LEASE;
  for (;;) {
    const goesOn = await sleep(pauseMs, true, { signal: over }).catch(() => false);
    if (!goesOn) return;
    await signOfLife();
  }
}
