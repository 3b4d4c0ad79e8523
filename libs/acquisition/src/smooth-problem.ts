import type { BatchProblem, Kernels } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import { LARGEST_CLIMB } from './constants.ts';
import type { Domain } from './domain.ts';

/**
 * What the smooth climb minimises: the acquisition, negated, as a function of the coordinates v_c = u_c roots_c. Search i moves the features of
 * the dimensions `moving[i]` and keeps the others of its row `features[i]`, whose gradient is 0. Its buffers lie in the arena's current scope.
 */
export function createSmoothProblem(
  kernels: Kernels,
  domain: Domain,
  acquisition: Acquisition,
  features: readonly Float64Array[],
  moving: readonly (readonly number[])[],
  roots: Float64Array,
): BatchProblem {
  const { columns, numeric } = domain;
  const rows = kernels.allocate(LARGEST_CLIMB * columns);
  const values = kernels.allocate(LARGEST_CLIMB);
  const rowGradients = kernels.allocate(LARGEST_CLIMB * numeric);
  return {
    dimension: numeric,
    evaluate(points, count, out, gradients, searches) {
      for (let i = 0; i < count; i++) {
        rows.set(features[searches[i]!]!, i * columns);
        for (const dimension of moving[searches[i]!]!) {
          const c = domain.column(dimension);
          rows[i * columns + c] = points[i * numeric + c]! / roots[c]!;
        }
      }
      acquisition.scoreWithGradients({ data: rows, count, stride: columns }, values, rowGradients);
      gradients.fill(0);
      for (let i = 0; i < count; i++) {
        out[i] = -values[i]!;
        for (const dimension of moving[searches[i]!]!) {
          const c = domain.column(dimension);
          gradients[i * numeric + c] = -rowGradients[i * numeric + c]! / roots[c]!;
        }
      }
    },
  };
}
