import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { CONTINUE, type StoppingDecision } from './stopping-history.ts';
import { isNumber, type TrialCurve } from './trial-curve.ts';

type Patience = Extract<EarlyStoppingRule, { rule: 'patience' }>;

/**
 * Stops a trial that has not improved on itself for `patience` reports: none of the last ones is better by more than `minDelta` than all
 * before them (Keras, Lightning). Optuna's PatientPruner waits for results that are strictly worse, so that a plateau runs for ever.
 * With several objectives an improvement is a result that no earlier one matches, to within minDelta, in every objective. A value that is
 * no number improves nothing.
 */
export function decidePatience(rule: Patience, curve: TrialCurve, step: number): StoppingDecision {
  if (step < rule.warmupSteps || curve.length <= rule.patience) return CONTINUE;
  const before = curve.slice(0, curve.length - rule.patience).filter(({ scores }) => isNumber(scores));
  const after = curve.slice(curve.length - rule.patience);
  const improves = (scores: readonly number[]): boolean =>
    isNumber(scores) &&
    !before.some((earlier) => earlier.scores.every((score, j) => score + rule.minDelta >= scores[j]!));
  if (after.some(({ scores }) => improves(scores))) return CONTINUE;
  return { stop: true, reason: `No improvement in the last ${rule.patience} reports, up to step ${step}.` };
}
