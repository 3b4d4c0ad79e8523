import type { ImageSet } from './image-set.ts';

/** Mean and standard deviation over all pixels of a set, for the normalisation inside the model. */
export function pixelStatistics({ pixels }: ImageSet): { mean: number; standardDeviation: number } {
  let sum = 0;
  let squares = 0;
  for (const value of pixels) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / pixels.length;
  const variance = squares / pixels.length - mean * mean;
  // A set of one colour has nothing to scale.
  return { mean, standardDeviation: variance > 0 ? Math.sqrt(variance) : 1 };
}
