import type { Rng } from '#numerics';

/** One dimension of a mixture: density of kernel k at a position, and draws from it. The last kernel is the prior. */
export interface ParzenColumn {
  /** Position of the parameter in the space. */
  readonly parameter: number;
  logDensity(kernel: number, u: number): number;
  sample(kernel: number, rng: Rng): number;
}
