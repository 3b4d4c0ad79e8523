import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { isCheckPoint } from './is-check-point.ts';
import { CONTINUE, type StepReport, type StoppingDecision, type StoppingStudy } from './stopping-history.ts';
import type { TrialCurve } from './trial-curve.ts';

type Threshold = Extract<EarlyStoppingRule, { rule: 'threshold' }>;

/** Stops a trial whose latest value is outside of the bounds, or no number (Optuna's ThresholdPruner). On a bound is inside. */
export function decideThreshold(
  rule: Threshold,
  study: StoppingStudy,
  curve: TrialCurve,
  report: StepReport,
): StoppingDecision {
  if (!isCheckPoint(curve, report.step, rule)) return CONTINUE;
  const index = rule.metric === null ? 0 : study.objectives.findIndex(({ metric }) => metric === rule.metric);
  const metric = study.objectives[index]?.metric;
  if (metric === undefined) throw new RangeError(`the threshold's metric ${rule.metric ?? ''} is no objective`);
  const value = report.values[index] ?? NaN;
  const stop = (what: string): StoppingDecision => ({
    stop: true,
    reason: `${metric} at step ${report.step} is ${what}.`,
  });
  if (Number.isNaN(value)) return stop('not a number');
  if (rule.lower !== null && value < rule.lower) return stop(`${value}, below ${rule.lower}`);
  if (rule.upper !== null && value > rule.upper) return stop(`${value}, above ${rule.upper}`);
  return CONTINUE;
}
