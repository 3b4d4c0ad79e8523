import type { Stores, Trial } from '#study';
import { notFound } from './not-found.ts';

export interface TrialReference {
  readonly trialId: string;
}

export async function requireExisting(stores: Stores, trialId: string): Promise<Trial> {
  const trial = await stores.trials.find(trialId);
  if (trial === null) throw notFound('trial', trialId);
  return trial;
}
