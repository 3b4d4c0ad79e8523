import { meanOf } from '#study';
import type { PercentileOptions } from './early-stopping-rule.ts';
import { formatScore } from './format-score.ts';
import { isCheckPoint } from './is-check-point.ts';
import { rankScores } from './rank-scores.ts';
import { CONTINUE, type StoppingDecision, type StoppingStudy } from './stopping-history.ts';
import { isNumber, trialCurve, type TrialCurve, upTo } from './trial-curve.ts';

/**
 * Stops a trial whose best result so far is not among the best `percentile` per cent of what finished trials had at the same step
 * (Golovin et al. 2017; Optuna's PercentilePruner, of which the median is 50).
 *
 * One objective: stop if best_own < quantile, with linear interpolation between order statistics, strictly, so equal trials all go on.
 * Several: stop if more than that share of the finished trials ranks before each of the trial's own results.
 * A trial that finished but did not report this very step is represented by its latest report before it, if it came past it; Optuna
 * forgets such trials and then judges by fewer, or by none.
 */
export function decidePercentile(
  options: PercentileOptions,
  percentile: number,
  study: StoppingStudy,
  curve: TrialCurve,
  number: number,
  step: number,
): StoppingDecision {
  const finished = study.trials.filter((trial) => trial.succeeded && trial.number !== number);
  if (finished.length < Math.max(1, options.startupTrials) || !isCheckPoint(curve, step, options)) return CONTINUE;
  const own = curve.filter(({ scores }) => isNumber(scores)).map(({ scores }) => scores);
  if (own.length === 0) return { stop: true, reason: `No result up to step ${step} is a number.` };
  const others = finished.flatMap((trial) => {
    const scores = scoresAt(trialCurve(trial, study.objectives), step, options.against);
    return scores === null || !isNumber(scores) ? [] : [scores];
  });
  if (others.length < options.trialsAtStep || others.length === 0) return CONTINUE;

  const objective = study.objectives[0]!;
  if (study.objectives.length === 1) {
    const best = Math.max(...own.map(([score]) => score!));
    const bound = quantile(
      others.map(([score]) => score!),
      1 - percentile / 100,
    );
    if (!(best < bound)) return CONTINUE;
    const name = percentile === 50 ? 'the median' : `the bound of the best ${percentile} %`;
    const shown = [best, bound].map((score) => formatScore(score, objective));
    return {
      stop: true,
      reason: `The best ${objective.metric} up to step ${step}, ${shown[0]!}, is worse than ${name}, ${shown[1]!}, of ${others.length} finished trials at that step.`,
    };
  }
  const before = Math.min(...own.map((scores) => rankScores(scores, others)));
  if (before <= (others.length * percentile) / 100) return CONTINUE;
  return {
    stop: true,
    reason: `${before} of ${others.length} finished trials were better at step ${step}, by dominance and then by coverage of the front.`,
  };
}

function scoresAt(curve: TrialCurve, step: number, against: PercentileOptions['against']): readonly number[] | null {
  if (!curve.some((report) => report.step >= step)) return null;
  const before = upTo(curve, step);
  const latest = before.at(-1);
  if (latest === undefined) return null;
  if (against === 'value') return latest.scores;
  const numbers = before.filter(({ scores }) => isNumber(scores));
  if (numbers.length === 0) return null;
  return latest.scores.map((_, j) => meanOf(numbers.map(({ scores }) => scores[j]!)));
}

/** As numpy.percentile's default: position q (n - 1) among the sorted values. */
function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = q * (sorted.length - 1);
  const low = Math.floor(position);
  const [left, right] = [sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!];
  return left === right ? left : left + (position - low) * (right - left);
}
