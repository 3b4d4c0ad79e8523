import { exactExp, exactLog, type Rng } from '#numerics';
import type { Space } from '#search-space';
import { createCategoricalColumn } from './categorical-column.ts';
import { PRIOR_WEIGHT } from './constants.ts';
import { createNumericColumn } from './numeric-column.ts';
import type { ParzenColumn } from './parzen-column.ts';
import { recencyWeights } from './recency-weights.ts';

/** A density over a few dimensions of the unit cube. */
export interface ParzenEstimator {
  logDensity(u: Float64Array): number;
  /** Writes a draw into the dimensions of the estimator, given the pinned ones, which stay as they are. */
  sample(rng: Rng, u: Float64Array): void;
}

/**
 * Multivariate Parzen estimator: p(u) = sum_k w_k prod_j p_kj(u_j), one kernel per trial and one for the prior (k = n).
 *
 * | symbol   | meaning                                                             |
 * | n, d     | trials, dimensions of this density                                  |
 * | w_k      | recency weight of trial k, the prior's being 1; they sum to 1       |
 * | p_kj     | kernel of trial k in dimension j: numeric-column, categorical-column |
 *
 * The product inside the sum keeps what good trials have in common; a product of sums (the univariate estimator of Bergstra et al. 2011) forgets
 * which values occurred together. Draws with pinned dimensions P come from the conditional density: kernel k has the weight
 * w_k prod_{j in P} p_kj(u_j). O(n d) per density and per sampler. Falkner, Klein and Hutter 2018; Watanabe 2023 (arXiv 2304.11127).
 */
export function createParzenEstimator(
  space: Space,
  parameters: readonly number[],
  trials: readonly Float64Array[],
  pinned: ReadonlyMap<number, number>,
): ParzenEstimator {
  const columns = parameters.map((parameter): ParzenColumn => {
    const codec = space.codecs[parameter]!;
    const positions = trials.map((u) => u[parameter]!);
    return codec.kind === 'discrete' && codec.categorical
      ? createCategoricalColumn(parameter, codec, positions)
      : createNumericColumn(parameter, codec, positions);
  });
  const weights = [...recencyWeights(trials.length), PRIOR_WEIGHT];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const logWeights = weights.map((weight) => exactLog(weight / total));
  const free = columns.filter(({ parameter }) => !pinned.has(parameter));
  const given = columns.filter(({ parameter }) => pinned.has(parameter));
  const terms = new Float64Array(weights.length);

  const logTerm = (some: readonly ParzenColumn[], k: number, at: (parameter: number) => number): number =>
    some.reduce((sum, column) => sum + column.logDensity(k, at(column.parameter)), logWeights[k]!);

  for (let k = 0; k < terms.length; k++) terms[k] = logTerm(given, k, (parameter) => pinned.get(parameter) ?? 0.5);
  const shares = sharesOf(terms);

  return {
    logDensity(u) {
      for (let k = 0; k < terms.length; k++) terms[k] = logTerm(columns, k, (parameter) => u[parameter]!);
      return logSum(terms);
    },
    sample(rng, u) {
      const kernel = pick(shares, rng.next());
      for (const column of free) u[column.parameter] = column.sample(kernel, rng);
    },
  };
}

function largest(terms: Float64Array): number {
  return terms.reduce((most, term) => Math.max(most, term), -Infinity);
}

function logSum(terms: Float64Array): number {
  const most = largest(terms);
  let sum = 0;
  for (const term of terms) sum += exactExp(term - most);
  return most + exactLog(sum);
}

/** Proportional to exp(term), scaled so that the largest is 1. */
function sharesOf(terms: Float64Array): Float64Array {
  const most = largest(terms);
  return terms.map((term) => exactExp(term - most));
}

function pick(shares: Float64Array, quantile: number): number {
  let left = quantile * shares.reduce((sum, share) => sum + share, 0);
  for (let k = 0; k < shares.length; k++) {
    left -= shares[k]!;
    if (left < 0) return k;
  }
  return shares.length - 1;
}
