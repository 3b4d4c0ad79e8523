/** The data folder does not hold what its layout promises, or a configuration lies outside a table. */
export class ProblemDataError extends Error {
  override readonly name = 'ProblemDataError';
}
