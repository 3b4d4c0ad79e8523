import type { Attempt } from '#study';
import { requireTrial, type TrialReference } from './find-trial.ts';
import type { LoopDeps } from './loop-deps.ts';

export function listAttempts(
  deps: Pick<LoopDeps, 'unitOfWork'>,
  { trialId }: TrialReference,
): Promise<readonly Attempt[]> {
  return deps.unitOfWork.read(async (stores) => {
    await requireTrial(stores, trialId);
    return stores.trials.attempts(trialId);
  });
}
