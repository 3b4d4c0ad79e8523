import type { Noise } from '#study';
import type { NoiseModel, OutputWarp } from '#surrogate';
import { warpScore } from '../several-objectives/warp-score.ts';

/**
 * What the study says of the noise of its scores, in the unit of the warped ones.
 *
 * | kind     | noise of an observation                                                                           |
 * | none     | the floor                                                                                         |
 * | auto     | fitted, and its reported standard error where there is one                                        |
 * | reported | its standard error; the mean of the others' where it has none. Fitted as long as nobody has one   |
 *
 * A standard error e of the score y becomes half the distance between what y + e and y - e are warped to: the warp's slope over just the range
 * that matters, for every monotone warp, exact where it is linear. `errors` holds NaN where none was reported.
 */
export function noiseOfScores(
  kind: Noise['kind'],
  warp: OutputWarp,
  scores: Float64Array,
  errors: Float64Array,
): NoiseModel {
  if (kind === 'none') return { known: null, rest: 'floor' };
  const variances = scores.map((score, i) => squaredHalfWidth(warp, score, errors[i]!));
  const reported = variances.filter((variance) => !Number.isNaN(variance));
  if (reported.length === 0) return { known: null, rest: 'small' };
  const unknown = kind === 'auto' ? 0 : reported.reduce((sum, variance) => sum + variance / reported.length, 0);
  const known = variances.map((variance) => (Number.isNaN(variance) ? unknown : variance));
  return { known, rest: kind === 'auto' ? 'small' : 'floor' };
}

function squaredHalfWidth(warp: OutputWarp, score: number, error: number): number {
  if (Number.isNaN(error)) return NaN;
  if (error === 0) return 0;
  const halfWidth = (warpScore(warp, score + error) - warpScore(warp, score - error)) / 2;
  return halfWidth * halfWidth;
}

/** Of the observations that are modelled: `kept` are their indices. */
export function keptNoise(noise: NoiseModel, kept: readonly number[]): NoiseModel {
  const { known } = noise;
  return known === null ? noise : { ...noise, known: Float64Array.from(kept, (i) => known[i]!) };
}
