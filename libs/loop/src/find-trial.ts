import type { Trial } from '#study';
import type { LoopDeps } from './loop-deps.ts';
import { requireExisting, type TrialReference } from './require-existing.ts';

export function findTrial(deps: Pick<LoopDeps, 'unitOfWork'>, { trialId }: TrialReference): Promise<Trial> {
  return deps.unitOfWork.read((stores) => requireExisting(stores, trialId));
}
