import { inArenaScope, type FittedGaussianProcess, type Kernels } from '#numerics';
import { rowsInArena } from './rows-in-arena.ts';

/** The means of posteriorAt() alone, for a small part of its cost: m n. */
export function posteriorMeansAt(
  kernels: Kernels,
  model: FittedGaussianProcess,
  rows: readonly Float64Array[],
): Float64Array {
  return inArenaScope(kernels, () => {
    const points = rowsInArena(kernels, rows, model.kernel.columns);
    const mean = kernels.allocate(rows.length);
    kernels.posterior(model, points, mean, null);
    return Float64Array.from(mean);
  });
}
