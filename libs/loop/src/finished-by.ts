import type { FinishReason, Study } from '#study';

/** Why a study is over by its own counts: its budget is used and everything has ended, or too much has failed. */
export function finishedBy(study: Study): FinishReason | null {
  if (study.state !== 'active' && study.state !== 'paused') return null;
  const { budget } = study.spec;
  if (study.counts.open === 0 && study.counts.budgetUsed >= budget.trials) return 'budget';
  if (budget.maxFailedTrials !== null && study.counts.ended.failed >= budget.maxFailedTrials) return 'failures';
  return null;
}

export function finished(study: Study, reason: FinishReason): Study {
  return { ...study, state: 'finished', finishReason: reason };
}
