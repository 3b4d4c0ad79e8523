import type { CovarianceForm } from './covariance-form.ts';
import { choleskyFactor, solveFactor, timesFactor } from './triangular.ts';

/** All n x n entries, row-major, and the lower Cholesky factor. */
export const fullCovariance: CovarianceForm = {
  rateFactor: () => 1,
  identity(n) {
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) matrix[i * n + i] = 1;
    return matrix;
  },
  diagonalEntry: (matrix, n, i) => matrix[i * n + i]!,
  addOuter(covariance, vector, weight) {
    const n = vector.length;
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) covariance[i * n + j]! += weight * vector[i]! * vector[j]!;
  },
  factorOf: choleskyFactor,
  times: timesFactor,
  solve: solveFactor,
};
