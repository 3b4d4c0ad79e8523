import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import { studyView, type StudyView } from './study-view.ts';

export function describeStudy(
  deps: Pick<LoopDeps, 'unitOfWork'>,
  { studyId }: { readonly studyId: string },
): Promise<StudyView> {
  return deps.unitOfWork.read(
    async (stores) => {
      const study = await stores.studies.find(studyId);
      if (study === null) throw notFound('study', studyId);
      return studyView(stores, study);
    },
    { consistent: true },
  );
}
