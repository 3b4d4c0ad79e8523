import { exactExp, exactLog } from '#numerics';
import { logistic } from './logistic.ts';
import {
  INVERSE_SQUARED_LENGTH_REPULSION,
  MAIN_SHARE_MODE,
  MAIN_SHARE_SHAPE,
  NOISE_RATE,
  NOISE_SHAPE,
  SIGNAL_RATE,
  SIGNAL_SHAPE,
} from './constants.ts';
import type { Hyperparameters } from './hyperparameters.ts';

/**
 * Log prior of the hyper-parameters, up to a constant, and its gradient. Everything is in logarithms:
 *
 * | symbol | position        | meaning                                    |
 * | t_g    | 0 .. d - 1      | log of the inverse squared length, -2 ln l |
 * | a      | d               | log of the signal variance                 |
 * | b      | d + 1           | log of the noise variance                  |
 * | c      | d + 2           | logit of the share h of the main effects   |
 *
 *   p(t) = -sum_g .1 (e^t_g + e^-t_g)
 *   p(a) = a - e^a             Gamma(2, 1)
 *   p(b) = .1 b - 30 e^b       Gamma(1.1, 30), or another rate (see NoiseModel)
 *   p(c) = ln h + ln (1 - h)   Beta(2, 2)
 *
 * Densities are those of the parameters themselves and only the optimisation is in logarithms (no Jacobian), as in Optuna, whose
 * constants these are. Plain maximum likelihood is refused: with ten points it likes infinite length-scales.
 */
export function addLogPrior(theta: Float64Array, gradient: Float64Array, noiseRate = NOISE_RATE): number {
  const d = theta.length - 3;
  let value = addRepulsion(theta, gradient, d);
  value += addLogGamma(theta, gradient, d, SIGNAL_SHAPE, SIGNAL_RATE);
  value += addLogGamma(theta, gradient, d + 1, NOISE_SHAPE, noiseRate);
  const share = logistic(theta[d + 2]!);
  gradient[d + 2]! += (MAIN_SHARE_SHAPE - 1) * (1 - 2 * share);
  value += (MAIN_SHARE_SHAPE - 1) * (exactLog(share) + exactLog(1 - share));
  return value;
}

/** Where the prior is largest: the start of a fit that knows nothing. */
export function priorMode(groupCount: number): Hyperparameters {
  return {
    inverseSquaredLengths: new Array<number>(groupCount).fill(1),
    signalVariance: (SIGNAL_SHAPE - 1) / SIGNAL_RATE,
    noiseVariance: (NOISE_SHAPE - 1) / NOISE_RATE,
    mainShare: MAIN_SHARE_MODE,
  };
}

function addRepulsion(theta: Float64Array, gradient: Float64Array, d: number): number {
  let value = 0;
  for (let g = 0; g < d; g++) {
    const inverse = exactExp(theta[g]!);
    const squared = 1 / inverse;
    value -= INVERSE_SQUARED_LENGTH_REPULSION * (squared + inverse);
    gradient[g]! += INVERSE_SQUARED_LENGTH_REPULSION * (squared - inverse);
  }
  return value;
}

function addLogGamma(theta: Float64Array, gradient: Float64Array, at: number, shape: number, rate: number): number {
  const value = exactExp(theta[at]!);
  gradient[at]! += shape - 1 - rate * value;
  return (shape - 1) * theta[at]! - rate * value;
}
