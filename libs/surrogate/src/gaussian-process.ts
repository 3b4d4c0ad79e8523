import { inArenaScope, rowStride, type FittedGaussianProcess, type Kernels, type Points } from '#numerics';
import { FIRST_JITTER, LAST_JITTER } from './constants.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { addKnownNoise, expectedKnown } from './noise-model.ts';
import { solveResiduals } from './solve-residuals.ts';
import { SurrogateError } from './surrogate-error.ts';
import type { TrainingSet } from './training-set.ts';

/** A Gaussian process conditioned on data, with room for points whose outcome is not known yet. */
export interface GaussianProcess {
  /** For the kernels: posterior and its gradients. Changes with `believe`. */
  readonly model: FittedGaussianProcess;
  /** The same with every believed outcome at its posterior mean, whatever it was believed to fall short by: what is to be expected. */
  readonly expected: FittedGaussianProcess;
  readonly hyperparameters: Hyperparameters;
  /** Variance of the noise that a further measurement is expected to have: the fitted one, and the mean of the known ones. */
  readonly noiseOfNext: number;
  /** Observations, without the believed points. */
  readonly observed: number;
  /** Added to the diagonal until the matrix factored; 0 almost always. */
  readonly jitter: number;
  /** Posterior mean at every point, the believed ones behind the observed. */
  means(): Float64Array;
  /** Appends a point whose outcome is its posterior mean less so many of its posterior deviations, none unless stated. `row` holds its features. */
  believe(row: ArrayLike<number>, shortfall?: number): void;
}

/**
 * Conditions a Gaussian process with given hyper-parameters on a training set.
 *
 * | symbol | shape | meaning                                            |
 * | K      | n x n | kernel matrix + (noise + jitter) I + known = L L'  |
 * | known  | n x n | diagonal: the noise known of each output           |
 * | m      |       | generalised least squares mean                     |
 * | alpha  | n     | K^-1 (y - m 1)                                     |
 *
 *   mean(p) = m + k(p)'alpha,   variance(p) = s2 - |L^-1 k(p)|^2
 *
 * The matrix is factored as it is; if that fails jitter of 1e-8 .. 1e-4 of the signal variance is added, ten times more each time.
 * At an observed point i the mean is known without a product with K, since K alpha = y - m 1 and K is the kernel matrix plus a diagonal D:
 *
 *   mean(x_i) = y_i - D_ii alpha_i
 *
 * Believing a pending point (kriging believer) appends one row to L and a zero to alpha: an outcome equal to the posterior mean
 * moves no mean, and only narrows the variance, by as much as a measurement with the noise to be expected does. One that falls short of it by d,
 * of a point whose last entry on the diagonal of L is l, moves
 *
 *   alpha by -(d / l) L^-T e,   e = (0, .., 0, 1)'
 *
 * Cost n^3/6 to condition, n^2/2 to believe and as much again with a shortfall.
 *
 * `data.x` must have room for `room` more rows behind its n. Everything else is taken from the arena; the caller releases it.
 */
export function conditionGaussianProcess(
  kernels: Kernels,
  data: TrainingSet,
  hyperparameters: Hyperparameters,
  room: number,
): GaussianProcess {
  const { x, y, columns, numeric, groups } = data;
  const n = x.count;
  const lStride = rowStride(n + room);
  const l = kernels.allocate((n + room) * lStride);
  const alpha = kernels.allocate(n + room);
  const expectedAlpha = kernels.allocate(n + room);
  const weights = kernels.allocate(columns);
  for (let c = 0; c < columns; c++) weights[c] = hyperparameters.inverseSquaredLengths[groups[c]!]!;
  const kernel = {
    columns,
    numeric,
    weights,
    signalVariance: hyperparameters.signalVariance,
    mainShare: hyperparameters.mainShare,
  };

  const factor = (jitter: number): boolean => {
    kernels.maternGram(kernel, x, hyperparameters.noiseVariance + jitter, l, lStride, null);
    addKnownNoise(data.noise, l, lStride);
    return kernels.cholesky(l, n, lStride) === -1;
  };
  const ofNext = hyperparameters.noiseVariance + expectedKnown(data.noise);
  const jitter = climbJitterLadder(factor, hyperparameters.signalVariance);
  const constant = solveAlpha(kernels, l, lStride, y, alpha);
  expectedAlpha.fill(0);
  expectedAlpha.set(alpha.subarray(0, n));
  const outcomes = new Float64Array(n + room);
  outcomes.set(y);
  const diagonal = new Float64Array(n + room).fill(ofNext + jitter);
  for (let i = 0; i < n; i++) diagonal[i] = hyperparameters.noiseVariance + jitter + (data.noise?.known?.[i] ?? 0);
  const means = new Float64Array(n + room);
  const settleMeans = (count: number): void => {
    for (let i = 0; i < count; i++) means[i] = outcomes[i]! - diagonal[i]! * alpha[i]!;
  };
  settleMeans(n);

  let model: FittedGaussianProcess = { kernel, x: { ...x, count: n }, l, lStride, alpha, constant };
  return {
    get model() {
      return model;
    },
    get expected() {
      return { ...model, alpha: expectedAlpha };
    },
    hyperparameters,
    noiseOfNext: ofNext,
    observed: n,
    jitter,
    means: () => means.subarray(0, model.x.count),
    believe(row, shortfall = 0) {
      const count = model.x.count;
      if (count >= n + room) throw new RangeError(`there is room for ${room} pending points only`);
      const point = x.data.subarray(count * x.stride, (count + 1) * x.stride);
      for (let c = 0; c < columns; c++) point[c] = row[c]!;
      const cross = l.subarray(count * lStride, count * lStride + count);
      kernels.maternCross(kernel, { data: point, count: 1, stride: x.stride }, model.x, cross, lStride);
      means[count] = constant + cross.reduce((sum, covariance, j) => sum + covariance * alpha[j]!, 0);
      const own = hyperparameters.signalVariance + ofNext + jitter;
      l[count * lStride + count] = own;
      if (kernels.choleskyAppend(l, count, lStride) !== -1)
        throw new SurrogateError(
          'not_positive_definite',
          'a pending point coincides with others within rounding error',
        );
      alpha[count] = 0;
      outcomes[count] = means[count]!;
      if (shortfall > 0) {
        const last = l[count * lStride + count]!;
        const short = shortfall * Math.sqrt(Math.max(0, last * last - ofNext - jitter));
        outcomes[count] = means[count] - short;
        moveAlpha(kernels, l, lStride, -short / last, alpha.subarray(0, count + 1));
        settleMeans(count + 1);
      }
      model = { ...model, x: { ...x, count: count + 1 } satisfies Points };
    },
  };
}

/** alpha + z L^-T e, in place. */
function moveAlpha(kernels: Kernels, l: Float64Array, lStride: number, z: number, alpha: Float64Array): void {
  const n = alpha.length;
  inArenaScope(kernels, () => {
    const direction = kernels.allocate(n);
    direction.fill(0);
    direction[n - 1] = z;
    kernels.solveLowerTransposed(l, n, lStride, direction, 1, 1);
    for (let i = 0; i < n; i++) alpha[i]! += direction[i]!;
  });
}

function climbJitterLadder(factor: (jitter: number) => boolean, signalVariance: number): number {
  if (factor(0)) return 0;
  for (let share = FIRST_JITTER; share <= LAST_JITTER * 1.5; share *= 10)
    if (factor(share * signalVariance)) return share * signalVariance;
  throw new SurrogateError(
    'not_positive_definite',
    `the kernel matrix does not factor even with a jitter of ${LAST_JITTER}`,
  );
}

/** Answers the mean. */
function solveAlpha(kernels: Kernels, l: Float64Array, lStride: number, y: Float64Array, alpha: Float64Array): number {
  const constant = inArenaScope(kernels, () => {
    const right = kernels.allocate(2 * y.length);
    const { mean } = solveResiduals(kernels, l, lStride, y, right);
    for (let i = 0; i < y.length; i++) alpha[i] = right[2 * i]!;
    return mean;
  });
  if (!Number.isFinite(constant)) throw new SurrogateError('not_finite', 'the mean of the process is not a number');
  return constant;
}
