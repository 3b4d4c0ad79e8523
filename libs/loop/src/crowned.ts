import { isFeasible, type Study, type Trial } from '#study';

/**
 * The study with this trial as its best, if it is; null otherwise. Of equal values the earlier stays. A trial outside the constraints is never
 * the best, and of several objectives there is no best but a front of trade-offs.
 */
export function crowned(study: Study, trial: Trial): Study | null {
  const [objective, ...others] = study.spec.objectives;
  const value = objective === undefined ? undefined : trial.metrics[objective.metric]?.value;
  if (objective === undefined || others.length > 0 || value === undefined || trial.state !== 'succeeded') return null;
  if (!isFeasible(study.spec.constraints, trial.metrics)) return null;
  const { bestValue } = study;
  const isBetter = bestValue === null || (objective.goal === 'maximize' ? value > bestValue : value < bestValue);
  return isBetter ? { ...study, bestTrialId: trial.id, bestValue: value } : null;
}
