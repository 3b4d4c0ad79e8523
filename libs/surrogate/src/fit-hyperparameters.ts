import { exactExp, exactLog, minimiseLbfgs, type Kernels, type Rng } from '#numerics';
import {
  FIT_GRADIENT_TOLERANCE,
  FIT_MAX_ITERATIONS,
  FIT_MEMORY,
  LONGEST_LENGTH,
  NOISE_VARIANCE_BOUNDS,
  RANDOM_START_SPREAD,
  RANDOM_STARTS,
  RANDOM_STARTS_BELOW,
  SHORTEST_LENGTH,
  SIGNAL_VARIANCE_BOUNDS,
} from './constants.ts';
import { priorMode } from './hyper-prior.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { createFitProblem } from './log-posterior.ts';
import { SurrogateError } from './surrogate-error.ts';
import type { TrainingSet } from './training-set.ts';

export interface FitResult {
  readonly hyperparameters: Hyperparameters;
  /** Negative log posterior at the optimum. */
  readonly value: number;
  readonly evaluations: number;
}

/**
 * Maximum a posteriori hyper-parameters: projected L-BFGS in logarithms from the last optimum (if it fits this training set), the
 * prior's mode, and two random draws while there are fewer observations than three per length-scale. The best end counts. With
 * the analytic gradient an evaluation costs about n^3/2; a start takes 10 to 30 of them.
 */
export function fitHyperparameters(
  kernels: Kernels,
  data: TrainingSet,
  last: Hyperparameters | null,
  rng: Rng,
): FitResult {
  const mark = kernels.mark();
  const problem = createFitProblem(kernels, data);
  const { lower, upper } = bounds(data.groupCount);
  let evaluations = 0;
  const counted = {
    dimension: problem.dimension,
    evaluate: (theta: Float64Array, gradient: Float64Array): number => {
      evaluations++;
      return problem.evaluate(theta, gradient);
    },
  };
  let best: { x: Float64Array; value: number } | null = null;
  for (const start of starts(data, last, rng)) {
    const end = minimiseLbfgs(counted, clampTo(start, lower, upper), {
      lower,
      upper,
      maxIterations: FIT_MAX_ITERATIONS,
      gradientTolerance: FIT_GRADIENT_TOLERANCE,
      memory: FIT_MEMORY,
    });
    if (Number.isFinite(end.value) && (best === null || end.value < best.value)) best = { x: end.x, value: end.value };
  }
  kernels.release(mark);
  if (best === null)
    throw new SurrogateError('not_positive_definite', 'no start of the fit gave a kernel matrix that factors');
  return { hyperparameters: fromLogs(best.x), value: best.value, evaluations };
}

export function toLogs(hyperparameters: Hyperparameters): Float64Array {
  const { inverseSquaredLengths, signalVariance, noiseVariance } = hyperparameters;
  return Float64Array.from([...inverseSquaredLengths, signalVariance, noiseVariance], exactLog);
}

export function fromLogs(theta: Float64Array): Hyperparameters {
  const values = Array.from(theta, exactExp);
  const d = values.length - 2;
  return { inverseSquaredLengths: values.slice(0, d), signalVariance: values[d]!, noiseVariance: values[d + 1]! };
}

function bounds(groupCount: number): { lower: Float64Array; upper: Float64Array } {
  const lower = new Float64Array(groupCount + 2).fill(-2 * exactLog(LONGEST_LENGTH));
  const upper = new Float64Array(groupCount + 2).fill(-2 * exactLog(SHORTEST_LENGTH));
  [SIGNAL_VARIANCE_BOUNDS, NOISE_VARIANCE_BOUNDS].forEach(([low, high], i) => {
    lower[groupCount + i] = exactLog(low);
    upper[groupCount + i] = exactLog(high);
  });
  return { lower, upper };
}

function starts(data: TrainingSet, last: Hyperparameters | null, rng: Rng): Float64Array[] {
  const mode = toLogs(priorMode(data.groupCount));
  const list = [mode];
  if (last !== null && last.inverseSquaredLengths.length === data.groupCount) list.unshift(toLogs(last));
  if (data.x.count < RANDOM_STARTS_BELOW * data.groupCount) {
    const random = rng.fork('fit');
    for (let i = 0; i < RANDOM_STARTS; i++)
      list.push(mode.map((value) => value + RANDOM_START_SPREAD * random.normal()));
  }
  return list;
}

function clampTo(theta: Float64Array, lower: Float64Array, upper: Float64Array): Float64Array {
  return theta.map((value, i) => Math.min(Math.max(value, lower[i]!), upper[i]!));
}
