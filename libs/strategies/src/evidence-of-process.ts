import { evidenceOf, type Evidence } from '#analysis';
import { fittedCount, logLikelihood, type GaussianProcess } from '#surrogate';
import { configurationsOf } from './configurations-of.ts';

/** How much better a process explains the outputs that it was conditioned on than noise and the chance of each configuration. */
export function evidenceOfProcess(process: GaussianProcess, outputs: Float64Array): Evidence {
  const fitted = fittedCount(process.hyperparameters);
  return evidenceOf(logLikelihood(process, outputs), outputs, fitted, configurationsOfProcess(process));
}

/** configurationsOf() the observations of a process. */
export function configurationsOfProcess({ model, observed }: GaussianProcess): Int32Array {
  return configurationsOf(model.x, model.kernel.columns, observed);
}
