import type { Kernels, Rng } from '#numerics';
import { fitHyperparameters, type Hyperparameters, type TrainingSet } from '#surrogate';
import type { SpaceDomain } from './space-domain.ts';

/**
 * fitHyperparameters() with lengths measured in the part of each range that the constraints leave. What the prior believes of a length, and its
 * bounds, are meant for features that vary over the unit interval; where a + b = 10 leaves a hundredth of it, no length that the prior allows
 * tells the points apart, and the process takes all that it sees for noise. The features are scaled by powers of two and back, which is exact.
 */
export function fitInExtents(
  kernels: Kernels,
  { extents }: Pick<SpaceDomain, 'extents'>,
  data: TrainingSet,
  last: Hyperparameters | null,
  rng: Rng,
  cold?: boolean,
): Hyperparameters {
  if (extents.every((extent) => extent === 1))
    return fitHyperparameters(kernels, data, last, rng, cold).hyperparameters;
  scaleColumns(data, (column) => 1 / extents[column]!);
  const start = last && scaledLengths(data, last, (column) => extents[column]!);
  const { hyperparameters } = fitHyperparameters(kernels, data, start, rng, cold);
  scaleColumns(data, (column) => extents[column]!);
  return scaledLengths(data, hyperparameters, (column) => 1 / extents[column]!);
}

function scaleColumns({ x, numeric }: TrainingSet, factor: (column: number) => number): void {
  for (let column = 0; column < numeric; column++) {
    const by = factor(column);
    for (let i = 0; i < x.count; i++) x.data[i * x.stride + column]! *= by;
  }
}

/** Multiplies the inverse squared length of each numeric column's group by factor^2. */
function scaledLengths(
  { groups, numeric }: TrainingSet,
  hyperparameters: Hyperparameters,
  factor: (column: number) => number,
): Hyperparameters {
  const inverseSquaredLengths = [...hyperparameters.inverseSquaredLengths];
  groups.slice(0, numeric).forEach((group, column) => {
    const by = factor(column);
    inverseSquaredLengths[group] = hyperparameters.inverseSquaredLengths[group]! * by * by;
  });
  return { ...hyperparameters, inverseSquaredLengths };
}
