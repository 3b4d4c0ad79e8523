import { exactExp, exactLog } from '#numerics';
import {
  INVERSE_SQUARED_LENGTH_REPULSION,
  NOISE_RATE,
  NOISE_SHAPE,
  SIGNAL_RATE,
  SIGNAL_SHAPE,
  WIDE_DIMENSION,
  WIDE_LOG_LENGTH_OFFSET,
  WIDE_LOG_LENGTH_VARIANCE,
} from './constants.ts';
import type { Hyperparameters } from './hyperparameters.ts';

/**
 * Log prior of the hyper-parameters, up to a constant, and its gradient. Everything is in logarithms:
 *
 * | symbol | position        | meaning                                    |
 * | t_g    | 0 .. d - 1      | log of the inverse squared length, -2 ln l |
 * | a      | d               | log of the signal variance                 |
 * | b      | d + 1           | log of the noise variance                  |
 *
 *   d <  15:  p(t) = -sum_g c (e^t_g + e^-t_g),                 c = .1
 *   d >= 15:  p(t) = -sum_g (t_g/2 + sqrt 2 + ln(d)/2)^2 / 6
 *   p(a) = a - e^a             Gamma(2, 1)
 *   p(b) = .1 b - 30 e^b       Gamma(1.1, 30)
 *
 * Densities are those of the parameters themselves and only the optimisation is in logarithms (no Jacobian), as in Optuna, whose
 * constants these are for d < 15. Plain maximum likelihood is refused: with ten points it likes infinite length-scales.
 */
export function addLogPrior(theta: Float64Array, gradient: Float64Array): number {
  const d = theta.length - 2;
  let value = d < WIDE_DIMENSION ? addRepulsion(theta, gradient, d) : addWide(theta, gradient, d);
  value += addLogGamma(theta, gradient, d, SIGNAL_SHAPE, SIGNAL_RATE);
  value += addLogGamma(theta, gradient, d + 1, NOISE_SHAPE, NOISE_RATE);
  return value;
}

/** Where the prior is largest: the start of a fit that knows nothing. */
export function priorMode(groupCount: number): Hyperparameters {
  const logLength = groupCount < WIDE_DIMENSION ? 0 : WIDE_LOG_LENGTH_OFFSET + 0.5 * exactLog(groupCount);
  return {
    inverseSquaredLengths: new Array<number>(groupCount).fill(exactExp(-2 * logLength)),
    signalVariance: (SIGNAL_SHAPE - 1) / SIGNAL_RATE,
    noiseVariance: (NOISE_SHAPE - 1) / NOISE_RATE,
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

function addWide(theta: Float64Array, gradient: Float64Array, d: number): number {
  const mode = WIDE_LOG_LENGTH_OFFSET + 0.5 * exactLog(d);
  let value = 0;
  for (let g = 0; g < d; g++) {
    const offset = -0.5 * theta[g]! - mode;
    value -= (offset * offset) / (2 * WIDE_LOG_LENGTH_VARIANCE);
    gradient[g]! += (0.5 * offset) / WIDE_LOG_LENGTH_VARIANCE;
  }
  return value;
}

function addLogGamma(theta: Float64Array, gradient: Float64Array, at: number, shape: number, rate: number): number {
  const value = exactExp(theta[at]!);
  gradient[at]! += shape - 1 - rate * value;
  return (shape - 1) * theta[at]! - rate * value;
}
