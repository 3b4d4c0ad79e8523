import { decideByChance } from './decide-by-chance.ts';
import { decideByHurdles } from './decide-by-hurdles.ts';
import { decideHalving } from './decide-halving.ts';
import { decidePatience } from './decide-patience.ts';
import { decidePercentile } from './decide-percentile.ts';
import { decideThreshold } from './decide-threshold.ts';
import { decideRolling } from './decide-rolling.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { CONTINUE, type ReportedTrial, type StoppingDecision, type StoppingStudy } from './stopping-history.ts';
import { trialCurve, upTo, type TrialCurve } from './trial-curve.ts';

/**
 * Whether a running trial should stop, now that it has reported, judged at `steps`. A pure function of what was reported: nothing is kept between
 * calls, so any server may answer, and the answer can be explained and checked later.
 *
 * Each of the steps is judged in ascending order with the trial's reports up to it, and the first that says stop decides. Which of the new ones are
 * to be judged is for the caller to say: to a rule that compares, a report that comes late for an earlier step is no news. A trial without a report goes on.
 */
export function decideEarlyStopping(
  rule: EarlyStoppingRule,
  study: StoppingStudy,
  trial: ReportedTrial,
  steps: readonly number[],
): StoppingDecision {
  if (rule.rule === 'none') return CONTINUE;
  const curve = trialCurve(trial, study.objectives);
  for (const step of [...steps].sort((a, b) => a - b)) {
    if (!curve.some((report) => report.step === step)) continue;
    const decision = decideAt(rule, study, trial, upTo(curve, step), step);
    if (decision.stop) return decision;
  }
  return CONTINUE;
}

function decideAt(
  rule: Exclude<EarlyStoppingRule, { rule: 'none' }>,
  study: StoppingStudy,
  trial: ReportedTrial,
  curve: TrialCurve,
  step: number,
): StoppingDecision {
  switch (rule.rule) {
    case 'median':
      return decidePercentile(rule, 50, study, curve, trial.number, step);
    case 'percentile':
      return decidePercentile(rule, rule.percentile, study, curve, trial.number, step);
    case 'threshold': {
      const report = trial.reports.find((candidate) => candidate.step === step);
      return report === undefined ? CONTINUE : decideThreshold(rule, study, curve, report);
    }
    case 'patience':
      return decidePatience(rule, curve, step);
    case 'hurdles':
      return decideByHurdles(rule, study, curve);
    case 'chance':
      return decideByChance(rule, study, curve, trial.number);
    case 'rolling-asha':
      return decideRolling(rule, study, curve, trial.number);
    case 'asha':
    case 'hyperband':
      return decideHalving(rule, study, curve, trial.number);
  }
}
