import type { SuggestionExplanation } from '#study';
import { RECENT_SUGGESTIONS } from './constants.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import type { StudyReference } from './study-change.ts';
import { studyView, type StudyView } from './study-view.ts';

export interface StudyLook extends StudyView {
  /** Explanations of the latest trials, the newest first, a person's own points among them. */
  readonly suggestions: readonly SuggestionExplanation[];
}

/** A study with what its strategy said of its latest suggestions: enough to see whether something is wrong, at a cost that does not grow with the study. */
export function lookAtStudy(deps: Pick<LoopDeps, 'unitOfWork'>, { studyId }: StudyReference): Promise<StudyLook> {
  return deps.unitOfWork.read(
    async (stores) => {
      const study = await stores.studies.find(studyId);
      if (study === null) throw notFound('study', studyId);
      const suggestions = await stores.trials.latestSuggestions(studyId, RECENT_SUGGESTIONS);
      return { ...(await studyView(stores, study)), suggestions };
    },
    { consistent: true },
  );
}
