/** What is kept of the covariance C and of its factor A, C = A A', of n numeric parameters: `covariance` and `factor` have the form's own shape. */
export interface CovarianceForm {
  /** By how much c_1 and c_mu are larger than those of a full covariance. */
  rateFactor(n: number): number;
  identity(n: number): Float64Array;
  /** Entry (i, i) of a covariance or of a factor. */
  diagonalEntry(matrix: Float64Array, n: number, i: number): number;
  /** C += weight v v', in place. */
  addOuter(covariance: Float64Array, vector: Float64Array, weight: number): void;
  /** A, or null when C is not positive definite. */
  factorOf(covariance: Float64Array, n: number): Float64Array | null;
  /** A z. */
  times(factor: Float64Array, z: Float64Array): Float64Array;
  /** A^-1 y. */
  solve(factor: Float64Array, y: Float64Array): Float64Array;
}
