import type { Attempt } from '#study';
import { requireExisting, type TrialReference } from './require-existing.ts';
import type { LoopDeps } from './loop-deps.ts';

export function listAttempts(
  deps: Pick<LoopDeps, 'unitOfWork'>,
  { trialId }: TrialReference,
): Promise<readonly Attempt[]> {
  return deps.unitOfWork.read(async (stores) => {
    await requireExisting(stores, trialId);
    return stores.trials.attempts(trialId);
  });
}
