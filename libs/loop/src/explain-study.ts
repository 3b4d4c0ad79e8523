import type { StudyModel } from '#study';
import type { LoopDeps } from './loop-deps.ts';
import { readResultSnapshot } from './result-snapshot.ts';
import type { StudyReference } from './study-change.ts';

/** What the models of a study believe, computed once a revision. */
export async function explainStudy(
  deps: Pick<LoopDeps, 'unitOfWork' | 'snapshots' | 'models'>,
  { studyId }: StudyReference,
): Promise<StudyModel> {
  return deps.models.of(await readResultSnapshot(deps, studyId));
}
