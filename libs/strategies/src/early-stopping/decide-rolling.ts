import { crossedRungs } from './crossed-rungs.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { formatScore } from './format-score.ts';
import { rankScores } from './rank-scores.ts';
import { CONTINUE, type StoppingDecision, type StoppingStudy } from './stopping-history.ts';
import { isNumber, trialCurve, type TrialCurve } from './trial-curve.ts';

export type RollingRule = Extract<EarlyStoppingRule, { rule: 'rolling-asha' }>;

/**
 * Asynchronous halving for a search that learns. Its trials get better and better, so that against all that came before nearly each of them is
 * among the best, and halving stops hardly any: a trial is compared with the latest ones only.
 *
 * | symbol | meaning                                                               |
 * | r_k    | minResource * eta^k, k = 0, 1 .. while below maxResource: the rungs    |
 * | n      | the latest others that reached the rung, `window` at most              |
 *
 * A trial goes on if fewer than max(1, floor((n + 1) / eta)) of the n are better. Every `probe`th trial runs to its end in any case: where curves
 * cross, the best would never be seen otherwise, and nobody could learn that early results say little.
 */
export function decideRolling(
  rule: RollingRule,
  study: StoppingStudy,
  curve: TrialCurve,
  number: number,
): StoppingDecision {
  const report = curve.at(-1);
  if (report === undefined) return CONTINUE;
  const others = study.trials
    .filter((trial) => trial.number !== number)
    .sort((a, b) => a.number - b.number)
    .map((trial) => trialCurve(trial, study.objectives));
  for (const rung of crossedRungs(rule, number, curve.at(-2)?.step ?? -Infinity, report.step)) {
    if (!isNumber(report.scores)) return { stop: true, reason: `The result at rung ${rung} is not a number.` };
    if (number % rule.probe === 0) continue;
    const latest = others
      .flatMap((other) => {
        const scores = other.find(({ step }) => step >= rung)?.scores;
        return scores === undefined || !isNumber(scores) ? [] : [scores];
      })
      .slice(-rule.window);
    const goOn = Math.max(1, Math.floor((latest.length + 1) / rule.eta));
    const better = rankScores(report.scores, latest);
    if (better < goOn) continue;
    const objective = study.objectives[0]!;
    const shown =
      study.objectives.length === 1 ? `${objective.metric} ${formatScore(report.scores[0]!, objective)}: ` : '';
    return {
      stop: true,
      reason: `${shown}${better} of the latest ${latest.length} at rung ${rung} were better, where the best ${goOn} go on.`,
    };
  }
  return CONTINUE;
}
