import type { Stores, Trial } from '#study';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';

export interface TrialReference {
  readonly trialId: string;
}

export function findTrial(deps: Pick<LoopDeps, 'unitOfWork'>, { trialId }: TrialReference): Promise<Trial> {
  return deps.unitOfWork.read((stores) => requireTrial(stores, trialId));
}

export async function requireTrial(stores: Stores, trialId: string): Promise<Trial> {
  const trial = await stores.trials.find(trialId);
  if (trial === null) throw notFound('trial', trialId);
  return trial;
}
