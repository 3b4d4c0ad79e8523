import { inArenaScope, type FittedGaussianProcess, type Kernels } from '#numerics';
import { rowsInArena } from './rows-in-arena.ts';

/** Of the noise-free function, in the unit of the outputs: one of each per row. */
export interface Posterior {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** What a process expects at m rows of features, given its n points. The arena is left as it was. m n^2/2. */
export function posteriorAt(kernels: Kernels, model: FittedGaussianProcess, rows: readonly Float64Array[]): Posterior {
  return inArenaScope(kernels, () => {
    const points = rowsInArena(kernels, rows, model.kernel.columns);
    const mean = kernels.allocate(rows.length);
    const variance = kernels.allocate(rows.length);
    kernels.posterior(model, points, mean, variance);
    return { mean: Float64Array.from(mean), variance: Float64Array.from(variance) };
  });
}
