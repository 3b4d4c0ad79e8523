import { createSobol, normalQuantile, type Rng } from '#numerics';
import { HYPERVOLUME_SAMPLES } from './constants.ts';

/** `count` x `objectives` standard normal numbers from a scrambled Sobol sequence, drawn once per suggestion and kept for all its points. */
export function hypervolumeSamples(objectives: number, rng: Rng, count = HYPERVOLUME_SAMPLES): Float64Array {
  const sobol = createSobol(objectives, rng);
  const samples = new Float64Array(count * objectives);
  for (let s = 0; s < count; s++) sobol.point(s, samples.subarray(s * objectives, (s + 1) * objectives));
  return samples.map(normalQuantile);
}
