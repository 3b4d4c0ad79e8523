/**
 * Lower Cholesky factor of a symmetric n x n matrix, row-major, or null when it is not positive definite. In plain loops: it is taken once per
 * generation, and only FULL_DIMENSIONS are worth a full covariance. O(n^3 / 3).
 */
export function choleskyFactor(matrix: Float64Array, n: number): Float64Array | null {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      if (i !== j) factor[i * n + j] = sum / factor[j * n + j]!;
      else if (sum > 0 && sum < Infinity) factor[i * n + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return factor;
}

/** A z for a lower factor. O(n^2). */
export function timesFactor(factor: Float64Array, z: Float64Array): Float64Array {
  const n = z.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += factor[i * n + j]! * z[j]!;
    out[i] = sum;
  }
  return out;
}

/** A^-1 y for a lower factor, by forward substitution. O(n^2). */
export function solveFactor(factor: Float64Array, y: Float64Array): Float64Array {
  const n = y.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = y[i]!;
    for (let j = 0; j < i; j++) sum -= factor[i * n + j]! * out[j]!;
    out[i] = sum / factor[i * n + i]!;
  }
  return out;
}
