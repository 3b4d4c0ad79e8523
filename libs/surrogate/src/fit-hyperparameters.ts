import { exactExp, exactLog, inArenaScope, minimiseLbfgs, type Kernels, type Minimum, type Rng } from '#numerics';
import {
  FIT_GRADIENT_TOLERANCE,
  FIT_MAX_ITERATIONS,
  FIT_MEMORY,
  FIT_VALUE_TOLERANCE,
  LONGEST_LENGTH,
  MAIN_SHARE_LOGITS,
  MAIN_SHARE_MODE,
  RANDOM_START_SPREAD,
  RANDOM_STARTS,
  RANDOM_STARTS_BELOW,
  SHORTEST_LENGTH,
  SIGNAL_VARIANCE_BOUNDS,
} from './constants.ts';
import { logistic, logit } from './logistic.ts';
import { priorMode } from './hyper-prior.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { createFitProblem } from './log-posterior.ts';
import { noiseBounds } from './noise-model.ts';
import { coldStartDue } from './refit-due.ts';
import { SurrogateError } from './surrogate-error.ts';
import { thinTrainingSet } from './thin-training-set.ts';
import type { TrainingSet } from './training-set.ts';

export interface FitResult {
  readonly hyperparameters: Hyperparameters;
  /** Negative log posterior at the optimum. */
  readonly value: number;
  readonly evaluations: number;
}

/**
 * Maximum a posteriori hyper-parameters by projected L-BFGS in logarithms. Where there is a last optimum, one more observation has moved it
 * little: the search starts there. From nothing, and when `cold` says so in case the last optimum is a poor one, it starts at the
 * prior's mode too, and from two random draws while there are fewer than three observations per length-scale; the best end counts.
 * With the analytic gradient an evaluation costs about n^3/2; a warm start takes about ten of them. Very many observations are thinned first.
 */
export function fitHyperparameters(
  kernels: Kernels,
  whole: TrainingSet,
  last: Hyperparameters | null,
  rng: Rng,
  cold = coldStartDue(whole.x.count, 0),
): FitResult {
  return inArenaScope(kernels, () => {
    const data = thinTrainingSet(kernels, whole);
    const fit = createFit(kernels, data);
    const usable = last !== null && last.inverseSquaredLengths.length === data.groupCount ? last : null;
    if (usable !== null) fit.from(toTheta(usable));
    if (fit.best() === null || cold) for (const start of coldStarts(data, rng)) fit.from(start);
    const best = fit.best();
    if (best === null)
      throw new SurrogateError('not_positive_definite', 'no start of the fit gave a kernel matrix that factors');
    const fitted = fromTheta(best.x);
    const hyperparameters = whole.mainEffects === false ? { ...fitted, mainShare: 0 } : fitted;
    return { hyperparameters, value: best.value, evaluations: fit.evaluations() };
  });
}

function createFit(kernels: Kernels, data: TrainingSet) {
  const problem = createFitProblem(kernels, data);
  const { lower, upper } = bounds(data);
  let best: Minimum | null = null;
  let evaluations = 0;
  return {
    from(start: Float64Array): void {
      const clamped = start.map((value, i) => Math.min(Math.max(value, lower[i]!), upper[i]!));
      const end = minimiseLbfgs(problem, clamped, {
        lower,
        upper,
        maxIterations: FIT_MAX_ITERATIONS,
        gradientTolerance: FIT_GRADIENT_TOLERANCE,
        valueTolerance: FIT_VALUE_TOLERANCE,
        memory: FIT_MEMORY,
      });
      evaluations += end.evaluations;
      if (Number.isFinite(end.value) && (best === null || end.value < best.value)) best = end;
    },
    best: (): Minimum | null => best,
    evaluations: () => evaluations,
  };
}

export function toTheta(hyperparameters: Hyperparameters): Float64Array {
  const { inverseSquaredLengths, signalVariance, noiseVariance, mainShare } = hyperparameters;
  return Float64Array.from([
    ...[...inverseSquaredLengths, signalVariance, noiseVariance].map(exactLog),
    logit(mainShare > 0 ? mainShare : MAIN_SHARE_MODE),
  ]);
}

function fromTheta(theta: Float64Array): Hyperparameters {
  const values = Array.from(theta, exactExp);
  const d = values.length - 3;
  return {
    inverseSquaredLengths: values.slice(0, d),
    signalVariance: values[d]!,
    noiseVariance: values[d + 1]!,
    mainShare: logistic(theta[d + 2]!),
  };
}

function bounds({ groupCount, noise }: TrainingSet): { lower: Float64Array; upper: Float64Array } {
  const lower = new Float64Array(groupCount + 3).fill(-2 * exactLog(LONGEST_LENGTH));
  const upper = new Float64Array(groupCount + 3).fill(-2 * exactLog(SHORTEST_LENGTH));
  [SIGNAL_VARIANCE_BOUNDS, noiseBounds(noise)].forEach(([low, high], i) => {
    lower[groupCount + i] = exactLog(low);
    upper[groupCount + i] = exactLog(high);
  });
  [lower[groupCount + 2], upper[groupCount + 2]] = MAIN_SHARE_LOGITS;
  return { lower, upper };
}

function coldStarts(data: TrainingSet, rng: Rng): readonly Float64Array[] {
  const mode = toTheta(priorMode(data.groupCount));
  if (data.x.count >= RANDOM_STARTS_BELOW * data.groupCount) return [mode];
  const random = rng.fork('fit');
  const draw = (): Float64Array => mode.map((value) => value + RANDOM_START_SPREAD * random.normal());
  return [mode, ...Array.from({ length: RANDOM_STARTS }, draw)];
}
