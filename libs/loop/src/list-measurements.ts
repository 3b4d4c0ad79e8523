import type { Measurement } from '#study';
import { requireTrial, type TrialReference } from './find-trial.ts';
import type { LoopDeps } from './loop-deps.ts';

export function listMeasurements(
  deps: Pick<LoopDeps, 'unitOfWork'>,
  { trialId }: TrialReference,
): Promise<readonly Measurement[]> {
  return deps.unitOfWork.read(async (stores) => {
    await requireTrial(stores, trialId);
    return stores.measurements.list(trialId);
  });
}
