import type { Calibration } from './calibrate.ts';
import { LEAST_JUDGED, ONE_IN_TWENTY } from './constants.ts';
import type { Evidence } from './evidence.ts';

export type ModelWarningCode = 'no_better_than_chance' | 'few_observations' | 'overconfident';

/** What a reader of a model's numbers must know first. */
export interface ModelWarning {
  readonly code: ModelWarningCode;
  readonly message: string;
}

/**
 * What is wrong with a model.
 *
 * - No better than chance: its predictions do not order the observations that were left out (Spearman's rho with rho sqrt(n - 1) below the one-sided 5 % point
 *   of the normal distribution, which it follows where there is no order), or are no denser than a constant's, or noise alone explains the observations as well.
 * - Overconfident: fewer observations within the 90 % intervals than such intervals miss by luck once in twenty.
 *
 * With fewer than eight observations none of it can be told, and that is said instead. `evidence` is null for a model without a likelihood.
 */
export function assess(calibration: Calibration, evidence: Evidence | null): readonly ModelWarning[] {
  const { observations: n, coverageOfNinety } = calibration;
  if (n < LEAST_JUDGED) {
    const message = `${n} observations are too few to tell whether the model predicts anything: ${LEAST_JUDGED} are needed.`;
    return [{ code: 'few_observations', message }];
  }
  const warnings: ModelWarning[] = [];
  const chance = signOfChance(calibration) ?? (evidence && chanceWarning(n, evidence));
  if (chance !== null) warnings.push(chance);
  if (coverageOfNinety < 0.9 - ONE_IN_TWENTY * Math.sqrt((0.9 * 0.1) / n)) {
    const share = Math.round(100 * coverageOfNinety);
    const message = `The model is surer than it should be: ${share} % of the results lie within its 90 % intervals.`;
    warnings.push({ code: 'overconfident', message });
  }
  return warnings;
}

/** For a model of n observations that nothing is known of but its likelihood; null while it is better than chance, or too young to tell. */
export function chanceWarning(n: number, { likelihoodRatio, chanceRatio }: Evidence): ModelWarning | null {
  if (n < LEAST_JUDGED || likelihoodRatio >= chanceRatio) return null;
  const ratio = `likelihood ratio ${likelihoodRatio.toFixed(1)}, by chance up to ${chanceRatio.toFixed(1)}`;
  return warn(`noise alone explains the ${n} results as well (${ratio})`);
}

function signOfChance({
  observations: n,
  rankCorrelation,
  meanLogDensity,
  constantLogDensity,
}: Calibration): ModelWarning | null {
  if (constantLogDensity === null) return warn(`all ${n} results are equal`);
  if (rankCorrelation * Math.sqrt(n - 1) < ONE_IN_TWENTY)
    return warn(
      `left out one at a time, ${n} results have a rank correlation of ${rankCorrelation.toFixed(2)} with it`,
    );
  if (meanLogDensity > constantLogDensity) return null;
  return warn(
    `its log density of results is ${meanLogDensity.toFixed(2)}, a constant has ${constantLogDensity.toFixed(2)}`,
  );
}

function warn(found: string): ModelWarning {
  return {
    code: 'no_better_than_chance',
    message: `The model predicts no better than chance: ${found}. Do not read much into it yet.`,
  };
}
