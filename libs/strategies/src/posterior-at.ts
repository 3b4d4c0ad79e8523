import type { Domain } from '#acquisition';
import type { Kernels } from '#numerics';
import type { GaussianProcess } from '#surrogate';

/** Mean and variance that a process expects at a position, in the unit of the warped scores and without noise. */
export function posteriorAt(
  kernels: Kernels,
  domain: Domain,
  process: Pick<GaussianProcess, 'expected'>,
  position: Float64Array,
): { readonly mean: number; readonly variance: number } {
  const mark = kernels.mark();
  const row = kernels.allocate(domain.columns);
  const means = kernels.allocate(1);
  const variances = kernels.allocate(1);
  domain.embed(position, row);
  kernels.posterior(process.expected, { data: row, count: 1, stride: domain.columns }, means, variances);
  const [mean, variance] = [means[0]!, variances[0]!];
  kernels.release(mark);
  return { mean, variance };
}
