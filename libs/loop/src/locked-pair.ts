import type { Stores, Study, Timestamp, Trial } from '#study';
import { notFound } from './not-found.ts';

export interface LockedPair {
  readonly study: Study;
  readonly trial: Trial;
  readonly now: Timestamp;
}

/** Study first, then trial: everybody locks in this order, so nobody waits in a circle. */
export async function lockStudyAndTrial(stores: Stores, trialId: string): Promise<LockedPair> {
  const known = await stores.trials.find(trialId);
  if (known === null) throw notFound('trial', trialId);
  const lockedStudy = await stores.studies.lock(known.studyId);
  const lockedTrial = await stores.trials.lock(trialId);
  if (lockedStudy === null || lockedTrial === null) throw notFound('trial', trialId);
  return { study: lockedStudy.study, trial: lockedTrial.trial, now: lockedTrial.now };
}
