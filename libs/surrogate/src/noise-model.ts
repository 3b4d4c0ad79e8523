import { NOISE_RATE, NOISE_VARIANCE_BOUNDS, OPEN_NOISE_RATE } from './constants.ts';

/**
 * What is known of the noise before the fit. The variance of output i is the fitted one, the same for all, plus the known one.
 *
 * | rest     | the fitted variance                                                                         |
 * | small    | presumed small: Gamma(1.1, 30). A search that takes detail for noise stops looking at it    |
 * | open     | as large as the data say: Gamma(1.1, 3). For judging what was found                         |
 * | floor    | none beyond the floor: the objective is noise-free, or all of the noise is known            |
 */
export interface NoiseModel {
  /** Of each output, for instance its squared standard error, in the squared unit of the outputs; null where nothing is known. */
  readonly known: Float64Array | null;
  readonly rest: 'small' | 'open' | 'floor';
}

/** Rate of the Gamma prior of the fitted variance. */
export function noiseRate(noise: NoiseModel | undefined): number {
  return noise?.rest === 'open' ? OPEN_NOISE_RATE : NOISE_RATE;
}

/** Bounds of the fitted variance. */
export function noiseBounds(noise: NoiseModel | undefined): readonly [number, number] {
  const [floor, most] = NOISE_VARIANCE_BOUNDS;
  return noise?.rest === 'floor' ? [floor, floor] : [floor, most];
}

/** What the noise of a further measurement is expected to be, beyond the fitted variance: the mean of the known ones. */
export function expectedKnown(noise: NoiseModel | undefined): number {
  const known = noise?.known ?? null;
  if (known === null || known.length === 0) return 0;
  return known.reduce((sum, variance) => sum + variance, 0) / known.length;
}

/** Adds the known variances to the diagonal of a matrix. */
export function addKnownNoise(noise: NoiseModel | undefined, matrix: Float64Array, stride: number): void {
  noise?.known?.forEach((variance, i) => {
    matrix[i * stride + i]! += variance;
  });
}
