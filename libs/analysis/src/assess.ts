import type { Calibration } from './calibrate.ts';
import { LEAST_JUDGED, ONE_IN_TWENTY } from './constants.ts';

export type ModelWarningCode = 'no_better_than_chance' | 'few_observations' | 'overconfident';

/** What a reader of a model's numbers must know first. */
export interface ModelWarning {
  readonly code: ModelWarningCode;
  readonly message: string;
}

/**
 * What is wrong with a model, by its leave-one-out predictions.
 *
 * - No better than chance: the predictions do not order the observations (Spearman's rho with rho sqrt(n - 1) below the one-sided 5 % point of the
 *   normal distribution, which it follows where there is no order), or are no denser than a constant model's.
 * - Overconfident: fewer observations within the 90 % intervals than such intervals miss by luck once in twenty.
 *
 * With fewer than eight observations neither can be told, and that is said instead.
 */
export function assess(calibration: Calibration): readonly ModelWarning[] {
  const { observations: n, meanLogDensity, constantLogDensity, rankCorrelation, coverageOfNinety } = calibration;
  if (n < LEAST_JUDGED) {
    const message = `${n} observations are too few to tell whether the model predicts anything: ${LEAST_JUDGED} are needed.`;
    return [{ code: 'few_observations', message }];
  }
  const warnings: ModelWarning[] = [];
  const ordersNothing = rankCorrelation * Math.sqrt(n - 1) < ONE_IN_TWENTY;
  if (ordersNothing || meanLogDensity <= constantLogDensity) {
    const found = ordersNothing
      ? `rank correlation ${rankCorrelation.toFixed(2)} over ${n} observations`
      : `log density ${meanLogDensity.toFixed(2)} against ${constantLogDensity.toFixed(2)} of a constant`;
    const message = `Left out one at a time, the model predicts results no better than chance (${found}): do not read much into it yet.`;
    warnings.push({ code: 'no_better_than_chance', message });
  }
  if (coverageOfNinety < 0.9 - ONE_IN_TWENTY * Math.sqrt((0.9 * 0.1) / n)) {
    const share = Math.round(100 * coverageOfNinety);
    const message = `The model is surer than it should be: ${share} % of the results lie within its 90 % intervals.`;
    warnings.push({ code: 'overconfident', message });
  }
  return warnings;
}
