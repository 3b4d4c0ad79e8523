import { FULL_WEIGHT_TRIALS } from './constants.ts';

/** Weights of n trials, oldest first: 1 for the newest 25, before them a line that starts at 1 / n. Optuna 5, `default_weights`. */
export function recencyWeights(n: number): Float64Array {
  const weights = new Float64Array(n).fill(1);
  const ramp = n - FULL_WEIGHT_TRIALS;
  for (let k = 0; k < ramp; k++) weights[k] = ramp === 1 ? 1 / n : 1 / n + (k / (ramp - 1)) * (1 - 1 / n);
  return weights;
}
