import type { ReportedTrial, StepReport, StoppingObjective } from './stopping-history.ts';

/** A trial's reports by ascending step, their values as scores: larger is better in every objective. */
export type TrialCurve = readonly { readonly step: number; readonly scores: readonly number[] }[];

export function trialCurve(trial: ReportedTrial, objectives: readonly StoppingObjective[]): TrialCurve {
  const score = ({ step, values }: StepReport): TrialCurve[number] => ({
    step,
    scores: objectives.map(({ goal }, j) => (goal === 'maximize' ? (values[j] ?? NaN) : -(values[j] ?? NaN))),
  });
  return trial.reports.map(score).sort((a, b) => a.step - b.step);
}

export function upTo(curve: TrialCurve, step: number): TrialCurve {
  return curve.filter((report) => report.step <= step);
}

export function isNumber(scores: readonly number[]): boolean {
  return !scores.some(Number.isNaN);
}
