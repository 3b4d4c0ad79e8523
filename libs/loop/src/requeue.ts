import type { AttemptOutcome, Stores, Trial } from '#study';
import { moveTrial } from './ending.ts';
import { trialEvent } from './trial-event.ts';

/** Puts a running trial back, the lease taken away. The attempt's token stays on it, so that its late words can be told from a stranger's. */
export async function requeueTrial(
  stores: Stores,
  trial: Trial,
  attempt: { readonly outcome: AttemptOutcome; readonly reason: string; readonly counts: boolean },
): Promise<Trial> {
  const queued: Trial = {
    ...trial,
    state: 'queued',
    attempt: trial.attempt === null ? null : { ...trial.attempt, leaseUntil: null },
    attemptsUsed: trial.attemptsUsed - (attempt.counts ? 0 : 1),
  };
  await moveTrial(stores, trial, queued);
  if (trial.attempt !== null) {
    await stores.trials.endAttempt(trial.id, trial.attempt.number, attempt.outcome, attempt.reason);
  }
  await stores.events.append([
    trialEvent('trial.requeued', queued, { outcome: attempt.outcome, reason: attempt.reason }),
  ]);
  await stores.wakeups.workAvailable(trial.studyId);
  return queued;
}
