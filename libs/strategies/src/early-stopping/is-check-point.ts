import type { CheckPoints } from './early-stopping-rule.ts';

/** Whether the step is past the warm-up and the first reported one of its interval (Optuna). A late report opens no interval again. */
export function isCheckPoint(
  curve: readonly { readonly step: number }[],
  step: number,
  { warmupSteps, intervalSteps }: CheckPoints,
): boolean {
  if (step < warmupSteps) return false;
  const begin = warmupSteps + Math.floor((step - warmupSteps) / intervalSteps) * intervalSteps;
  return !curve.some((report) => report.step >= begin && report.step < step);
}
