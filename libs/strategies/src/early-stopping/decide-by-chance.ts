import { normalQuantile, square } from '#numerics';
import { LEAST_SPREAD } from '../constants.ts';
import { lineThrough } from '../fidelity/line-through.ts';
import { outerFence } from '../outer-fence.ts';
import { ERROR_SHARE, ERROR_TRUST, LEAST_CHANCE, LEAST_ENDS } from './constants.ts';
import { crossedRungs } from './crossed-rungs.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { formatScore } from './format-score.ts';
import { CONTINUE, type StoppingDecision, type StoppingStudy } from './stopping-history.ts';
import { isNumber, trialCurve, type TrialCurve } from './trial-curve.ts';

export type ChanceRule = Extract<EarlyStoppingRule, { rule: 'chance' }>;

/**
 * Stops a trial that has little chance to end as the best one, of one objective. Halving by ranks sends on a fixed share, whether the early results
 * tell everything about the end or little; this one sends on few in the first case and many in the second.
 *
 * | symbol | meaning                                                                                         |
 * | r_k    | minResource * eta^k, k = 0, 1 .. while below maxResource: the rungs                              |
 * | x, y   | scores at the rung and at the end, of the n others that came to both and lie far out at neither |
 * | a, b   | the line of lineThrough(): y is expected at a + b x                                              |
 * | d      | deviation of x over all others that came to the rung and do not lie far out there                |
 * | m      | highest y of all that came to both                                                               |
 * | s^2    | (sum (y - a - b x)^2 + t (e d)^2) / (n + t), with t = ERROR_TRUST and e = ERROR_SHARE             |
 *
 *   goes on if  P(a + b x + s N(0, 1) > m) >= LEAST_CHANCE
 *
 * Far out, on the bad side, is what outerFence() of all that came so far says: one rival at a loss of 1e6 would leave every other a chance.
 *
 * With fewer than two full runs to draw a line through, whatever is the best at the rung goes on. Every `probe`th trial runs to its end in any case:
 * where curves cross, the best would never be seen otherwise. A normal error and a line are crude, and cheap: a report is judged in its transaction.
 */
export function decideByChance(
  rule: ChanceRule,
  study: StoppingStudy,
  curve: TrialCurve,
  number: number,
): StoppingDecision {
  const report = curve.at(-1);
  const [objective] = study.objectives;
  if (report === undefined || objective === undefined) return CONTINUE;
  const others = study.trials
    .filter((trial) => trial.number !== number)
    .sort((a, b) => a.number - b.number)
    .map((trial) => trialCurve(trial, study.objectives));
  for (const rung of crossedRungs(rule, number, curve.at(-2)?.step ?? -Infinity, report.step)) {
    if (!isNumber(report.scores)) return { stop: true, reason: `The result at rung ${rung} is not a number.` };
    if (number % rule.probe === 0) continue;
    const [own = NaN] = report.scores;
    const reached = others.flatMap((other) => scoreAt(other, rung) ?? []);
    const ended = others.flatMap((other): (readonly [number, number])[] => {
      const [x, y] = [scoreAt(other, rung), scoreAt(other, rule.maxResource)];
      return x === undefined || y === undefined ? [] : [[x, y]];
    });
    const [fence, endFence] = [outerFence(reached), outerFence(ended.map(([, y]) => y))];
    const ends = ended.filter(([x, y]) => x >= fence && y >= endFence);
    const shown = `${objective.metric} ${formatScore(own, objective)} at rung ${rung}`;
    if (ends.length < LEAST_ENDS) {
      if (reached.every((x) => own >= x)) continue;
      return {
        stop: true,
        reason: `${shown}: others were better, and fewer than ${LEAST_ENDS} full runs are there to go by.`,
      };
    }
    const { expected, error } = expectEnd(
      own,
      reached.filter((x) => x >= fence),
      ends,
    );
    const best = ended.reduce((most, [, y]) => Math.max(most, y), -Infinity);
    // One that is expected to equal the best goes on, whatever the last digits of the line say.
    const rounding = LEAST_SPREAD * Math.max(Math.abs(expected), Math.abs(best));
    if (expected - normalQuantile(LEAST_CHANCE) * error >= best - rounding) continue;
    const reason = `${shown} lets expect ${formatScore(expected, objective)} at the end, too little beside the best, ${formatScore(best, objective)}.`;
    return { stop: true, reason };
  }
  return CONTINUE;
}

/** Of the first report at the step or past it; undefined when there is none, or it is not finite. */
function scoreAt(curve: TrialCurve, step: number): number | undefined {
  const score = curve.find((report) => report.step >= step)?.scores[0];
  return score === undefined || !Number.isFinite(score) ? undefined : score;
}

/** `expected` is a + b x and `error` is s of decideByChance(). Squares are taken in units of the largest score: that of 1e200 is no number. */
function expectEnd(
  own: number,
  reached: readonly number[],
  ends: readonly (readonly [number, number])[],
): { readonly expected: number; readonly error: number } {
  const { offset, slope } = lineThrough(ends);
  const scores = [...reached, ...ends.flat()];
  const unit = scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0) || 1;
  const centre = mean(reached);
  const believed = square(ERROR_SHARE) * mean(reached.map((x) => square((x - centre) / unit)));
  const residues = ends.reduce((sum, [x, y]) => sum + square((y - offset - slope * x) / unit), 0);
  return {
    expected: offset + slope * own,
    error: unit * Math.sqrt((residues + ERROR_TRUST * believed) / (ends.length + ERROR_TRUST)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}
