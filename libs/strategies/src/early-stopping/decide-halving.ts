import { bracketOfTrial } from './bracket-of-trial.ts';
import { bracketsOf, crossedRungs, type HalvingRule } from './crossed-rungs.ts';
import { formatScore } from './format-score.ts';
import { rankScores } from './rank-scores.ts';
import { CONTINUE, type StoppingDecision, type StoppingStudy } from './stopping-history.ts';
import { isNumber, trialCurve, type TrialCurve } from './trial-curve.ts';

/**
 * Asynchronous successive halving, the stopping variant (Li et al. 2020; Optuna's SuccessiveHalvingPruner, Ray's ASHAScheduler): nobody
 * waits at a rung. A trial is judged there against those that came before, and goes on or stops for good.
 *
 * | symbol | meaning                                                                      |
 * | r_k    | minResource * eta^(s + k), k = 0, 1 .. while below maxResource: the rungs     |
 * | s      | the trial's bracket                                                          |
 * | n      | trials of the bracket, this one among them, that reached the rung             |
 *
 * A trial goes on if fewer than max(1, floor(n / eta)) others are better. So the first at a rung always goes on, and until there are eta
 * only a new best does. The value at a rung is that of the first report at or past it; equal values go on together. A report decides the
 * rungs that it is the first to reach and no earlier one, so a decision once made is not made again as others arrive.
 *
 * Optuna's bootstrap_count stops the first trials at every rung; `startupTrials` here lets them go on.
 */
export function decideHalving(
  rule: Exclude<HalvingRule, { rule: 'rolling-asha' | 'chance' }>,
  study: StoppingStudy,
  curve: TrialCurve,
  number: number,
): StoppingDecision {
  const report = curve.at(-1);
  if (report === undefined) return CONTINUE;
  const brackets = bracketsOf(rule);
  const bracket = bracketOfTrial(number, brackets, rule.eta);
  const previous = curve.at(-2)?.step ?? -Infinity;
  const rivals = study.trials
    .filter((trial) => trial.number !== number && bracketOfTrial(trial.number, brackets, rule.eta) === bracket)
    .map((trial) => trialCurve(trial, study.objectives));
  for (const rung of crossedRungs(rule, number, previous, report.step)) {
    if (!isNumber(report.scores)) return { stop: true, reason: `The result at rung ${rung} is not a number.` };
    const others = rivals.flatMap((rival) => {
      const scores = rival.find(({ step }) => step >= rung)?.scores;
      return scores === undefined || !isNumber(scores) ? [] : [scores];
    });
    if (others.length < rule.startupTrials) continue;
    const goOn = Math.max(1, Math.floor((others.length + 1) / rule.eta));
    const better = rankScores(report.scores, others);
    if (better < goOn) continue;
    const objective = study.objectives[0]!;
    const shown =
      study.objectives.length === 1 ? `${objective.metric} ${formatScore(report.scores[0]!, objective)}: ` : '';
    const where = brackets > 1 ? `rung ${rung} of bracket ${bracket}` : `rung ${rung}`;
    return {
      stop: true,
      reason: `${shown}${better} of ${others.length} others were better at ${where}, where the best ${goOn} go on.`,
    };
  }
  return CONTINUE;
}
