import type { Snapshot } from '#study';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';

/** What a study has found so far, for whoever looks back on it: what is open says nothing about that. */
export function readResultSnapshot(
  deps: Pick<LoopDeps, 'unitOfWork' | 'snapshots'>,
  studyId: string,
): Promise<Snapshot> {
  return deps.unitOfWork.read(
    async (stores) => {
      const study = await stores.studies.find(studyId);
      if (study === null) throw notFound('study', studyId);
      return deps.snapshots.read(stores, study, [], null);
    },
    { consistent: true },
  );
}
