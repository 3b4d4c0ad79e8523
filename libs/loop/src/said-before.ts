import type { AttemptOutcome, Stores, Trial } from '#study';

/** Whether this holder's attempt already ended with these words and the trial waits for its next one: the call is a repetition. */
export async function saidBefore(
  stores: Stores,
  trial: Trial,
  leaseToken: string | null,
  outcome: AttemptOutcome,
  reason: string,
): Promise<boolean> {
  if (trial.state !== 'queued' || leaseToken === null || trial.attempt?.leaseToken !== leaseToken) return false;
  const last = (await stores.trials.attempts(trial.id)).at(-1);
  return last?.outcome === outcome && last.reason === reason;
}
