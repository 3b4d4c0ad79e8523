import type { Measurement } from '#study';
import { requireExisting, type TrialReference } from './require-existing.ts';
import type { LoopDeps } from './loop-deps.ts';

export function listMeasurements(
  deps: Pick<LoopDeps, 'unitOfWork'>,
  { trialId }: TrialReference,
): Promise<readonly Measurement[]> {
  return deps.unitOfWork.read(async (stores) => {
    await requireExisting(stores, trialId);
    return stores.measurements.list(trialId);
  });
}
