import type { Kernels } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import { LARGEST_CLIMB } from './constants.ts';

/** The sum of two: with logarithms, the value of a point times the probability that it counts. Shared columns, `numeric` of them numeric. */
export function sumAcquisitions(
  kernels: Kernels,
  first: Acquisition,
  second: Acquisition,
  numeric: number,
  largestBatch: number,
): Acquisition {
  const values = kernels.allocate(largestBatch);
  const slopes = kernels.allocate(LARGEST_CLIMB * numeric);
  const addValues = (out: Float64Array, count: number): void => {
    for (let i = 0; i < count; i++) out[i]! += values[i]!;
  };
  return {
    name: `${first.name} + ${second.name}`,
    score(points, out) {
      first.score(points, out);
      second.score(points, values);
      addValues(out, points.count);
    },
    scoreWithGradients(points, out, gradients) {
      first.scoreWithGradients(points, out, gradients);
      second.scoreWithGradients(points, values, slopes);
      addValues(out, points.count);
      for (let c = 0; c < points.count * numeric; c++) gradients[c]! += slopes[c]!;
    },
  };
}
