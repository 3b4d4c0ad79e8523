import type { Kernels } from '#numerics';

/**
 * The generalised least squares mean m of outputs, and what is left of them.
 *
 * | symbol | shape | meaning                                              |
 * | L      | n x n | lower Cholesky factor of K                           |
 * | a, b   | n     | L^-1 y and L^-1 1                                    |
 * | m      |       | 1'K^-1 y / 1'K^-1 1 = b'a / b'b; 0 without outputs   |
 * | r      | n     | L^-1 (y - m 1) = a - m b                             |
 * | alpha  | n     | K^-1 (y - m 1) = L'^-1 r                             |
 *
 * Leaves alpha in column 0 of `right` (n x 2) and answers m and r'r. Both systems are solved in one pass over L. Cost 3 n^2 / 2.
 */
export function solveResiduals(
  kernels: Kernels,
  l: Float64Array,
  stride: number,
  y: Float64Array,
  right: Float64Array,
): { readonly mean: number; readonly quadratic: number } {
  const n = y.length;
  for (let i = 0; i < n; i++) {
    right[2 * i] = y[i]!;
    right[2 * i + 1] = 1;
  }
  kernels.solveLower(l, n, stride, right, 2, 2);
  const mean = leastSquaresMean(right, n);
  let quadratic = 0;
  for (let i = 0; i < n; i++) {
    const r = right[2 * i]! - mean * right[2 * i + 1]!;
    right[2 * i] = r;
    quadratic += r * r;
  }
  kernels.solveLowerTransposed(l, n, stride, right, 1, 2);
  return { mean, quadratic };
}

function leastSquaresMean(columns: Float64Array, n: number): number {
  let [top, bottom] = [0, 0];
  for (let i = 0; i < n; i++) {
    top += columns[2 * i + 1]! * columns[2 * i]!;
    bottom += columns[2 * i + 1]! * columns[2 * i + 1]!;
  }
  return n === 0 ? 0 : top / bottom;
}
