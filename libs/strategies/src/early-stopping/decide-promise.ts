import { normalCdf } from '#numerics';
import { lineThrough } from '../fidelity/line-through.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { formatScore } from './format-score.ts';
import { CONTINUE, type StoppingDecision, type StoppingStudy } from './stopping-history.ts';
import { isNumber, trialCurve, type TrialCurve } from './trial-curve.ts';

export type PromiseRule = Extract<EarlyStoppingRule, { rule: 'promise' }>;

/** Whether a report at `step` is the first to reach a check point past the step `previous`: minSteps, and then every quarter more. */
export function isPromiseCheck({ minSteps, maxSteps }: PromiseRule, previous: number, step: number): boolean {
  if (step >= maxSteps) return false;
  for (let check = minSteps; check <= step; check = Math.max(check + 1, Math.floor(1.25 * check))) if (check > previous) return true;
  return false;
}

export function decidePromise(
  rule: PromiseRule,
  study: StoppingStudy,
  curve: TrialCurve,
  number: number,
): StoppingDecision {
  const report = curve.at(-1);
  if (report === undefined || !isPromiseCheck(rule, curve.at(-2)?.step ?? -Infinity, report.step)) return CONTINUE;
  const own = report.scores[0]!;
  if (!isNumber(report.scores)) return { stop: true, reason: `The result at step ${report.step} is not a number.` };
  if (number % Number(process.env['PROBE'] ?? 8) === 0) return CONTINUE;
  const full = study.trials.filter((trial) => trial.number !== number && trial.succeeded);
  const pairs = full.flatMap((trial) => {
    const c = trialCurve(trial, study.objectives);
    const x = c.find(({ step }) => step >= report.step)?.scores[0];
    const y = c.at(-1)?.scores[0];
    return x === undefined || y === undefined || !isNumber([x, y]) ? [] : [[x, y] as const];
  });
  if (pairs.length < rule.startupTrials) return CONTINUE;
  const best = pairs.reduce((held, [, y]) => Math.max(held, y), -Infinity);
  const near = [...pairs].sort((a, b) => Math.abs(a[0] - own) - Math.abs(b[0] - own)).slice(0, Number(process.env['NEAR'] ?? 20));
  const line = lineThrough(near);
  const expected = line.offset + line.slope * own;
  const chance =
    line.variance > 0 ? normalCdf((expected - best) / Math.sqrt(line.variance)) : expected >= best ? 1 : 0;
  if (chance >= rule.chance) return CONTINUE;
  const objective = study.objectives[0]!;
  const [now, then, bestShown] = [own, expected, best].map((score) => formatScore(score, objective));
  return {
    stop: true,
    reason:
      `${objective.metric} ${now!} at step ${report.step} lets expect ${then!} of a full run: ` +
      `the chance to be better than the best, ${bestShown!}, is below ${rule.chance}.`,
  };
}
