import type { Hyperparameters } from './hyperparameters.ts';

/** How many hyper-parameters were fitted beyond the mean and the noise: the lengths, the signal variance, and h unless main effects are left out. */
export function fittedCount({ inverseSquaredLengths, mainShare }: Hyperparameters): number {
  return inverseSquaredLengths.length + (mainShare > 0 ? 2 : 1);
}
