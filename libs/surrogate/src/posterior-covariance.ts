import { inArenaScope, type FittedGaussianProcess, type Kernels } from '#numerics';
import { rowsInArena } from './rows-in-arena.ts';

/**
 * Covariance of the noise-free function at m rows of features, given the data: m x m, row by row. The arena is left as it was.
 *
 * | symbol | shape | meaning                                     |
 * | P, X   | m, n  | the points and the training points          |
 * | V      | n x m | L^-1 k(X, P)                                |
 *
 *   C = k(P, P) - V'V
 *
 * The kernels give variances only, since an acquisition needs no more over thousands of points; this is for a handful. m n^2/2 + n m^2/2.
 */
export function posteriorCovariance(
  kernels: Kernels,
  model: FittedGaussianProcess,
  rows: readonly Float64Array[],
): Float64Array {
  const { kernel, x, l, lStride } = model;
  const [n, m] = [x.count, rows.length];
  return inArenaScope(kernels, () => {
    const points = rowsInArena(kernels, rows, kernel.columns);
    const v = kernels.allocate(n * m);
    const prior = kernels.allocate(m * m);
    if (n > 0) {
      kernels.maternCross(kernel, x, points, v, m);
      kernels.solveLower(l, n, lStride, v, m, m);
    }
    kernels.maternCross(kernel, points, points, prior, m);
    const covariance = Float64Array.from(prior);
    for (let row = 0; row < n; row++)
      for (let i = 0; i < m; i++)
        for (let j = 0; j < m; j++) covariance[i * m + j]! -= v[row * m + i]! * v[row * m + j]!;
    return covariance;
  });
}
