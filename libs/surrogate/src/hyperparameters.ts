/**
 * What is fitted. A length group is one length-scale; usually one column of the features, several where a parameter is
 * embedded in more than one.
 *
 *   k(x, x') = signalVariance * ((1 - mainShare) M(sqrt(sum_c w_c delta_c^2)) + mainShare mean_c 1 / (1 + w_c delta_c^2))
 *   w_c = inverseSquaredLengths[group(c)],   M = Matern-5/2
 *   y = mean + f(x) + e,   e ~ Normal(0, noiseVariance)
 *
 * delta_c is the difference of numeric columns and 0 or 1 (same or other) of categorical ones.
 *
 * The second part is a sum of functions of one column each, the main effects (Duvenaud et al. 2011, arXiv 1112.4394, first order only). What a
 * parameter does by itself is most of what it does in hyper-parameter searches, and is learnt from ten points, not from ten to the power of d. The
 * functions share their length-scales with the joint part, so that d parameters are fitted and not 2 d, and are rational quadratic
 * (alpha = 1) and not Matern, since that costs a division and no exponential.
 */
export interface Hyperparameters {
  readonly inverseSquaredLengths: readonly number[];
  readonly signalVariance: number;
  readonly noiseVariance: number;
  readonly mainShare: number;
}
