import type { EventType, NewTrial, Stores, Study, Timestamp, Trial } from '#study';
import { storeTrials } from './own-points.ts';
import { crowned } from './crowned.ts';
import { finishEarly } from './finish-early.ts';
import { finishedBy } from './finished-by.ts';
import { requireRoom } from './room.ts';
import { bestEvent, trialEvent } from './trial-event.ts';

/**
 * Stores trials of which some have ended elsewhere. Each of these is one more end with a revision of its own, so that replay sees it appear, but
 * uses no budget.
 */
export async function importTrials(
  stores: Stores,
  study: Study,
  trials: readonly NewTrial[],
  now: Timestamp,
): Promise<readonly Trial[]> {
  const waiting = trials.filter((trial) => !trial.imported).length;
  if (waiting > 0) requireRoom(study, now, waiting);
  const stamped: NewTrial[] = [];
  let after = study;
  let best: Trial | null = null;
  for (const trial of trials) {
    if (trial.imported) after = { ...after, revision: after.revision + 1 };
    const stampedTrial = trial.imported ? { ...trial, endedRevision: after.revision } : trial;
    const better = crowned(after, stampedTrial);
    if (better !== null) best = stampedTrial;
    after = better ?? after;
    stamped.push(stampedTrial);
  }
  const { study: stored, trials: inserted } = await storeTrials(stores, after, stamped);
  await stores.events.append([
    ...stamped.filter((trial) => trial.imported).map((trial) => trialEvent(`trial.${trial.state}` as EventType, trial)),
    ...(best === null ? [] : [bestEvent(stored, best)]),
  ]);
  const reason = finishedBy(stored);
  if (reason !== null) await finishEarly(stores, stored, now, reason);
  await stores.wakeups.workAvailable(study.id);
  return inserted;
}
