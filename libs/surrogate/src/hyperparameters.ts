/**
 * What is fitted. A length group is one length-scale; usually one column of the features, several where a parameter is
 * embedded in more than one.
 *
 *   k(x, x') = signalVariance * M(sqrt(sum_c inverseSquaredLengths[group(c)] * delta_c^2)),   M = Matern-5/2
 *   y = mean + f(x) + e,   e ~ Normal(0, noiseVariance)
 *
 * delta_c is the difference of numeric columns and 0 or 1 (same or other) of categorical ones.
 */
export interface Hyperparameters {
  readonly inverseSquaredLengths: readonly number[];
  readonly signalVariance: number;
  readonly noiseVariance: number;
}
