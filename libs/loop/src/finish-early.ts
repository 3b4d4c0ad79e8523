import type { FinishReason, Stores, Study, Timestamp } from '#study';
import { cancelQueued } from './ending.ts';
import { finished } from './finished-by.ts';
import { finishedEvent } from './trial-event.ts';

/** Ends a study that still has work: queued trials are cancelled, running ones may end as they like and their results still count. */
export async function finishEarly(stores: Stores, study: Study, now: Timestamp, reason: FinishReason): Promise<Study> {
  const saved = await stores.studies.save(finished(study, reason));
  await stores.events.append([finishedEvent(saved)]);
  return cancelQueued(stores, saved, now);
}
