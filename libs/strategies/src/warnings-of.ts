import { chanceWarning, evidenceOf } from '#analysis';
import type { ModelWarning } from '#study';
import { fittedCount, logLikelihood, type GaussianProcess } from '#surrogate';

/** What every suggestion of a process must say beside its prediction: that it is no better than chance, while it is not. O(n), for an ask has no time for more. */
export function warningsOf(process: GaussianProcess, outputs: Float64Array): readonly ModelWarning[] {
  const evidence = evidenceOf(logLikelihood(process, outputs), outputs, fittedCount(process.hyperparameters));
  const warning = chanceWarning(outputs.length, evidence);
  return warning === null ? [] : [warning];
}
