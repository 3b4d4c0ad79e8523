import { exactExp, exactPow } from '#numerics';
import type { Space } from '#search-space';
import { LARGEST_STEP_SIZE } from './constants.ts';
import { covarianceFormOf } from './covariance-form-of.ts';
import type { Distribution } from './distribution.ts';
import { flatSpan } from './flat-span.ts';
import { learnCategories } from './learn-categories.ts';
import { learningRates, type LearningRates } from './learning-rates.ts';
import { keepMargin } from './keep-margin.ts';
import { rankSamples, type Sample } from './sample.ts';

/**
 * The distribution after a generation, or null when its covariance has broken down. Hansen 2016, equations 32 to 37, with the triangular factor in place
 * of the symmetric root (Krause, Arbones and Igel 2016): z = A^-1 y needs no eigenvectors and serves the step size as well.
 *
 * | symbol | formula                                                                                         |
 * | y_i    | S^-1 (x_i - m) / sigma, best first                                                               |
 * | z_i    | A^-1 y_i; a trial that was not drawn from here is shortened to sqrt(n) + 2n / (n + 2) (Hansen 2011) |
 * | m'     | m + sigma S sum w_i y_i                                                                          |
 * | p_sigma' | (1 - c_sigma) p_sigma + sqrt(c_sigma (2 - c_sigma) mu_eff) sum w_i z_i                         |
 * | sigma' | sigma exp(min(1, c_sigma / d_sigma (|p_sigma'| / E|N| - 1)))                                     |
 * | p_c'   | (1 - c_c) p_c + h sqrt(c_c (2 - c_c) mu_eff) sum w_i y_i, h = 1 while calm, else 0               |
 * | calm   | |p_sigma'| / sqrt(1 - (1 - c_sigma)^(2 (g + 1))) < (1.4 + 2 / (n + 1)) E|N| in generation g    |
 * | C'     | (1 - c_1 - c_mu + (1 - h) c_1 c_c (2 - c_c)) C + c_1 p_c' p_c'' + c_mu sum w_i y_i y_i'          |
 *
 * In many dimensions the diagonal of C alone, where z_i = y_i / A (diagonal-covariance.ts). O(n^3 / 3 + mu n^2), or O(mu n).
 */
export function nextGeneration(space: Space, old: Distribution, samples: readonly Sample[]): Distribution | null {
  const ranked = rankSamples(samples);
  const rates = learningRates(old.numeric.length, ranked.length);
  const moved = old.numeric.length === 0 ? old : moveNumeric(old, ranked, rates);
  if (moved === null) return null;
  return keepMargin(space, {
    ...moved,
    chances: learnCategories(space, old, ranked, rates),
    generation: old.generation + 1,
    bestScores: [...old.bestScores, ranked[0]!.score].slice(-flatSpan(old)),
  });
}

function moveNumeric(old: Distribution, ranked: readonly Sample[], rates: LearningRates): Distribution | null {
  const n = old.numeric.length;
  const { weights, effective, sigmaPath: cs, covariancePath: cc, rankOne, rankMu, expectedLength } = rates;
  const steps = weights.map((_, i) => stepOf(old, ranked[i]!));
  const y = weightedSum(
    steps.map((step) => step.y),
    weights,
    n,
  );
  const z = weightedSum(
    steps.map((step) => step.z),
    weights,
    n,
  );
  const mean = old.mean.map((centre, i) => clip(centre + old.stepSize * old.widening[i]! * y[i]!));
  const sigmaGain = Math.sqrt(cs * (2 - cs) * effective);
  const sigmaPath = old.sigmaPath.map((path, i) => (1 - cs) * path + sigmaGain * z[i]!);
  const length = norm(sigmaPath);
  const settled = Math.sqrt(1 - exactPow(1 - cs, 2 * (old.generation + 1)));
  const isCalm = length / settled < (1.4 + 2 / (n + 1)) * expectedLength;
  const covarianceGain = isCalm ? Math.sqrt(cc * (2 - cc) * effective) : 0;
  const covariancePath = old.covariancePath.map((path, i) => (1 - cc) * path + covarianceGain * y[i]!);
  const keep = 1 - rankOne - rankMu + (isCalm ? 0 : rankOne * cc * (2 - cc));
  const covariance = old.covariance.map((value) => keep * value);
  const form = covarianceFormOf(n);
  form.addOuter(covariance, covariancePath, rankOne);
  steps.forEach((step, i) => {
    form.addOuter(covariance, step.y, rankMu * weights[i]!);
  });
  const factor = form.factorOf(covariance, n);
  if (factor === null) return null;
  const growth = Math.min(1, (cs / rates.damping) * (length / expectedLength - 1));
  const stepSize = Math.min(LARGEST_STEP_SIZE, old.stepSize * exactExp(growth));
  return { ...old, mean, stepSize, covariance, factor, sigmaPath, covariancePath };
}

interface Step {
  readonly y: Float64Array;
  readonly z: Float64Array;
}

function stepOf(old: Distribution, { u, active, drawn }: Sample): Step {
  const { numeric, mean, stepSize, widening } = old;
  const n = mean.length;
  // An inactive value of a foreign trial says nothing, so it counts as the mean's.
  const y = mean.map((centre, i) => {
    const index = numeric[i]!;
    return drawn || active[index] === 1 ? (u[index]! - centre) / (stepSize * widening[i]!) : 0;
  });
  const z = covarianceFormOf(n).solve(old.factor, y);
  const length = norm(z);
  const longest = Math.sqrt(n) + (2 * n) / (n + 2);
  if (drawn || length <= longest) return { y, z };
  const share = longest / length;
  return { y: y.map((value) => share * value), z: z.map((value) => share * value) };
}

function weightedSum(vectors: readonly Float64Array[], weights: readonly number[], n: number): Float64Array {
  const sum = new Float64Array(n);
  vectors.forEach((vector, k) => {
    for (let i = 0; i < n; i++) sum[i]! += weights[k]! * vector[i]!;
  });
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}

function clip(position: number): number {
  return Math.min(1, Math.max(0, position));
}
