import type { CovarianceForm } from './covariance-form.ts';

/**
 * The n variances alone, and their roots: sep-CMA-ES (Ros and Hansen 2008, A Simple Modification in CMA-ES Achieving Linear Time and Space Complexity).
 * n numbers are learnt from fewer trials than n^2 / 2, so both rates are (n + 2) / 3 times as large. What it gives up is parameters that
 * only matter together: a full covariance takes about n^2 trials to see those. All O(n).
 */
export const diagonalCovariance: CovarianceForm = {
  rateFactor: (n) => (n + 2) / 3,
  identity: (n) => new Float64Array(n).fill(1),
  diagonalEntry: (matrix, _, i) => matrix[i]!,
  addOuter(covariance, vector, weight) {
    for (let i = 0; i < vector.length; i++) covariance[i]! += weight * vector[i]! * vector[i]!;
  },
  factorOf: (covariance) =>
    covariance.every((variance) => variance > 0 && variance < Infinity) ? covariance.map(Math.sqrt) : null,
  times: (factor, z) => z.map((value, i) => factor[i]! * value),
  solve: (factor, y) => y.map((value, i) => value / factor[i]!),
};
