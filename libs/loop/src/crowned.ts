import type { Study, Trial } from '#study';

/** The study with this trial as its best, if it is; null otherwise. Of equal values the earlier stays. */
export function crowned(study: Study, trial: Trial): Study | null {
  const [objective] = study.spec.objectives;
  const value = objective === undefined ? undefined : trial.metrics[objective.metric]?.value;
  if (objective === undefined || value === undefined || trial.state !== 'succeeded') return null;
  const { bestValue } = study;
  const isBetter = bestValue === null || (objective.goal === 'maximize' ? value > bestValue : value < bestValue);
  return isBetter ? { ...study, bestTrialId: trial.id, bestValue: value } : null;
}
