/**
 * log of the expected hypervolume improvement (EHVI) of points whose objectives are independent normal variables; larger is better.
 * `means`, `variances` and the derivatives hold one array per objective with an entry per point.
 */
export interface LogEhvi {
  readonly objectives: number;
  score(means: readonly Float64Array[], variances: readonly Float64Array[], count: number, out: Float64Array): void;
  /** The same, and derivatives by means and standard deviations. */
  scoreWithGradients(
    means: readonly Float64Array[],
    variances: readonly Float64Array[],
    count: number,
    out: Float64Array,
    perMean: readonly Float64Array[],
    perDeviation: readonly Float64Array[],
  ): void;
}
