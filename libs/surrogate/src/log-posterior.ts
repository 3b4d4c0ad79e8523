import { exactExp, rowStride, type Kernels, type MaternKernel, type SmoothProblem } from '#numerics';
import { logistic } from './logistic.ts';
import { addLogPrior } from './hyper-prior.ts';
import { addKnownNoise, noiseRate } from './noise-model.ts';
import { solveResiduals } from './solve-residuals.ts';
import type { TrainingSet } from './training-set.ts';

/**
 * Negative log posterior density of the hyper-parameters, and its gradient.
 *
 * | symbol | shape | meaning                                                            |
 * | theta  | d + 3 | logs of inverse squared lengths, signal variance, noise variance; logit of h |
 * | h      |       | share of the main effects in the signal                            |
 * | A      | n x n | mean over the columns of the main effects m_c, see Kernels          |
 * | M      | n x n | the joint part: K = s2 ((1 - h) M + h A) + noise I + D              |
 * | K      | n x n | kernel matrix + noise I + D = L L'                                 |
 * | D      | n x n | diagonal: the noise known of each output, no function of theta     |
 * | m      |       | generalised least squares mean, 1'K^-1 y / 1'K^-1 1                |
 * | r      | n     | L^-1 (y - m 1)                                                     |
 * | alpha  | n     | K^-1 (y - m 1)                                                     |
 * | G      | n x n | (alpha alpha' - K^-1) / 2 = d logL / dK                            |
 *
 *   logL = -(r'r + log det K) / 2
 *   d logL / d t_g    = sum_{c in g} w_c sum_ij G_ij dK_ij / dw_c
 *   d logL / d log noise  = noise tr G
 *   d logL / d log signal = (r'r - n) / 2 - noise tr G - tr DG      (since sum_ij G_ij K_ij = (r'r - n) / 2)
 *
 *   d logL / d logit h    = h (s2 sum_{i != j} G_ij A_ij - (d logL / d log signal - s2 tr G))    (the diagonals of A and M are 1)
 *
 * Noise that is fixed at its floor has no slope. m is profiled out: it maximises the likelihood at any theta, so its own derivative drops out of the gradient (envelope theorem).
 * Cost of one evaluation n^3/6 + n^3/3 multiply-adds for factor and inverse, and n^2 d for the contraction. The workspace is taken
 * from the arena once; the caller releases it.
 */
export function createFitProblem(kernels: Kernels, data: TrainingSet): SmoothProblem {
  const { x, y, columns, numeric, groups, groupCount } = data;
  const known = data.noise?.known ?? null;
  const isFixed = data.noise?.rest === 'floor';
  const n = x.count;
  const stride = rowStride(n);
  const gram = kernels.allocate(n * stride);
  const slope = kernels.allocate(n * stride);
  const g = kernels.allocate(n * stride);
  const weights = kernels.allocate(columns);
  const perLogWeight = kernels.allocate(columns);
  const right = kernels.allocate(n * 2);

  const evaluate = (theta: Float64Array, gradient: Float64Array): number => {
    for (let c = 0; c < columns; c++) weights[c] = exactExp(theta[groups[c]!]!);
    const signalVariance = exactExp(theta[groupCount]!);
    const noise = exactExp(theta[groupCount + 1]!);
    const mainShare = data.mainEffects === false || columns === 0 ? 0 : logistic(theta[groupCount + 2]!);
    const kernel: MaternKernel = { columns, numeric, weights, signalVariance, mainShare };
    kernels.maternGram(kernel, x, noise, gram, stride, slope);
    addKnownNoise(data.noise, gram, stride);
    gradient.fill(0);
    // A matrix that does not factor is a bad place, not an error: the line search steps back from it.
    if (kernels.cholesky(gram, n, stride) !== -1) return Infinity;
    const { quadratic } = solveResiduals(kernels, gram, stride, y, right);
    kernels.inverseFromCholesky(gram, n, stride, g, stride);
    const trace = contractionMatrix(g, stride, right, n);
    const knownTrace = known === null ? 0 : weightedTrace(g, stride, known);
    const effects = kernels.maternGramGradient(kernel, x, g, slope, stride, perLogWeight);

    const logPrior = addLogPrior(theta, gradient, noiseRate(data.noise));
    for (let c = 0; c < columns; c++) gradient[groups[c]!]! += perLogWeight[c]!;
    const perSignal = 0.5 * (quadratic - n) - noise * trace - knownTrace;
    gradient[groupCount]! += perSignal;
    const ofEffects = columns === 0 ? 0 : (signalVariance / columns) * effects;
    gradient[groupCount + 2]! += mainShare * (ofEffects - (perSignal - signalVariance * trace));
    gradient[groupCount + 1]! += noise * trace;
    if (isFixed) gradient[groupCount + 1] = 0;
    for (let i = 0; i < gradient.length; i++) gradient[i] = -gradient[i]!;
    return 0.5 * (quadratic + kernels.logDeterminant(gram, n, stride)) - logPrior;
  };
  return { dimension: groupCount + 3, evaluate };
}

/** K^-1 in, the lower triangle of G out; returns its trace. */
function contractionMatrix(inverse: Float64Array, stride: number, alpha: Float64Array, n: number): number {
  let trace = 0;
  for (let i = 0; i < n; i++) {
    const left = alpha[2 * i]!;
    const row = i * stride;
    for (let j = 0; j <= i; j++) inverse[row + j] = 0.5 * (left * alpha[2 * j]! - inverse[row + j]!);
    trace += inverse[row + i]!;
  }
  return trace;
}

/** sum_i D_i G_ii */
function weightedTrace(matrix: Float64Array, stride: number, weights: Float64Array): number {
  return weights.reduce((sum, weight, i) => sum + weight * matrix[i * stride + i]!, 0);
}
