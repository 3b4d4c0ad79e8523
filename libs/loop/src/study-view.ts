import type { Stores, Study, Trial, TrialState } from '#study';

export interface StudyView {
  readonly study: Study;
  readonly progress: Readonly<Record<TrialState, number>>;
  readonly best: Trial | null;
}

export async function studyView(stores: Stores, study: Study): Promise<StudyView> {
  const open =
    study.counts.open === 0 ? { queued: 0, running: 0, stopping: 0 } : await stores.trials.openCounts(study.id);
  const best = study.bestTrialId === null ? null : await stores.trials.find(study.bestTrialId);
  return { study, progress: { ...open, ...study.counts.ended }, best };
}
