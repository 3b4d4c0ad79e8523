import type { Hurdle } from '#study';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { formatScore } from './format-score.ts';
import { CONTINUE, type StoppingDecision, type StoppingStudy } from './stopping-history.ts';
import { isNumber, type TrialCurve } from './trial-curve.ts';

export type HurdlesRule = Extract<EarlyStoppingRule, { rule: 'hurdles' }>;

/**
 * Stops a trial that does not take a hurdle. What it takes was settled when the trial was proposed (leastOutputs()), by a model that a report has no
 * time for: it is judged in its transaction.
 */
export function decideByHurdles(
  { hurdles }: HurdlesRule,
  { objectives }: StoppingStudy,
  curve: TrialCurve,
): StoppingDecision {
  const report = curve.at(-1);
  const [objective] = objectives;
  if (report === undefined || objective === undefined) return CONTINUE;
  for (const { step, value } of crossedHurdles(hurdles, curve.at(-2)?.step ?? -Infinity, report.step)) {
    if (!isNumber(report.scores)) return { stop: true, reason: `The result at step ${step} is not a number.` };
    const [own = NaN] = report.scores;
    const least = objective.goal === 'maximize' ? value : -value;
    if (own >= least) continue;
    const shown = `${objective.metric} ${formatScore(own, objective)} at step ${step}`;
    return {
      stop: true,
      reason: `${shown} is short of ${formatScore(least, objective)}: another trial promises more for its steps.`,
    };
  }
  return CONTINUE;
}

/** Those past the step `previous` up to `step`: what a report at `step` is the first to reach. */
export function crossedHurdles(hurdles: readonly Hurdle[], previous: number, step: number): readonly Hurdle[] {
  return hurdles.filter((hurdle) => hurdle.step > previous && hurdle.step <= step);
}
