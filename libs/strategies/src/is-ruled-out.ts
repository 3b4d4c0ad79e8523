import { exactLog, logExpectedImprovement, type Kernels } from '#numerics';
import { posteriorAt, type GaussianProcess } from '#surrogate';
import { RULED_OUT_GAIN, RULED_OUT_NOISE } from './constants.ts';

/**
 * Whether a model that sees no noise expects next to nothing beyond the target, less than RULED_OUT_GAIN of a deviation, at the features of the point where it expects the most.
 *
 * An ambition that is ruled out buys nothing but a look at the corner that is known least, and on smooth functions of few parameters it is ruled out for most of a search: with the most certain gain
 * in its place regret after 100 trials is .6 of what it was in 3 parameters and .8 in 6 (docs/adr/0037). A model that does see noise is not believed: it may have taken a second basin for it.
 */
export function isRuledOut(
  kernels: Kernels,
  process: Pick<GaussianProcess, 'model' | 'noiseOfNext'>,
  target: number,
  row: Float64Array,
): boolean {
  if (process.noiseOfNext >= RULED_OUT_NOISE) return false;
  const { mean, variance } = posteriorAt(kernels, process.model, [row]);
  return logExpectedImprovement(mean[0]!, Math.sqrt(variance[0]!), target).value < exactLog(RULED_OUT_GAIN);
}
