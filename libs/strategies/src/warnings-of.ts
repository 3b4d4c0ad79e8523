import { chanceWarning } from '#analysis';
import type { ModelWarning } from '#study';
import type { GaussianProcess } from '#surrogate';
import { evidenceOfProcess } from './evidence-of-process.ts';

/** What every suggestion of a process must say beside its prediction: that it is no better than chance, while it is not. O(n log n), for an ask has no time for more. */
export function warningsOf(process: GaussianProcess, outputs: Float64Array): readonly ModelWarning[] {
  const evidence = evidenceOfProcess(process, outputs);
  const warning = chanceWarning(outputs.length, evidence);
  return warning === null ? [] : [warning];
}
