import type { Trial } from '#study';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';

/** The best observed value of a trial that succeeded; null before there is one. */
export function bestTrial(
  deps: Pick<LoopDeps, 'unitOfWork'>,
  { studyId }: { readonly studyId: string },
): Promise<Trial | null> {
  return deps.unitOfWork.read(async (stores) => {
    const study = await stores.studies.find(studyId);
    if (study === null) throw notFound('study', studyId);
    return study.bestTrialId === null ? null : stores.trials.find(study.bestTrialId);
  });
}
