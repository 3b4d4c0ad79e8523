import { chanceWarning, evidenceOf } from '#analysis';
import type { ModelWarning } from '#study';
import { logLikelihood, type GaussianProcess } from '#surrogate';

/** What every suggestion of a process must say beside its prediction: that it is no better than chance, while it is not. O(n), for an ask has no time for more. */
export function warningsOf(process: GaussianProcess, outputs: Float64Array): readonly ModelWarning[] {
  const fitted = process.hyperparameters.inverseSquaredLengths.length + 1;
  const warning = chanceWarning(outputs.length, evidenceOf(logLikelihood(process, outputs), outputs, fitted));
  return warning === null ? [] : [warning];
}
