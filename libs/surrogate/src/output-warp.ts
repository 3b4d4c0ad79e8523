/** A monotone map of observed scores to the outputs that a surrogate is fitted to, and its way back. */
export interface OutputWarp {
  /** One output per score, in the order given; failures included. Finite, mean about 0, variance about 1. */
  readonly warped: Float64Array;
  /** From an output, observed or predicted, to a score. Monotone and continuous. */
  unwarp(output: number): number;
}
