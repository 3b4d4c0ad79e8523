import { inArenaScope, minimiseLbfgsBatch, type Kernels } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import {
  CLIMB_GRADIENT_TOLERANCE,
  CLIMB_MAX_ITERATIONS,
  CLIMB_MEMORY,
  CLIMB_VALUE_TOLERANCE,
  LARGEST_CLIMB,
  RETREAT_HALVINGS,
} from './constants.ts';
import type { Domain } from './domain.ts';
import type { Region } from './region.ts';

/**
 * Projected L-BFGS on the acquisition in the smooth dimensions of several positions at once, their other dimensions held.
 *
 * | symbol | meaning                                                                       |
 * | u_c    | numeric feature c in [0, 1]                                                   |
 * | v_c    | u_c sqrt(w_c) = u_c / l_c, the coordinate that is moved                       |
 *
 * In v every direction has the same curvature as far as the kernel knows, so that L-BFGS starts with the right metric. All searches
 * advance in step, so that one batched evaluation serves them all; a feature that is not smooth at a position (inactive, discrete, fixed)
 * shows a gradient of 0 and stays. Parameter constraints are not seen on the way; a climb that ends outside them retreats along its line
 * by halves. Returns settled, feasible positions, possibly the starts; their scores are still unknown.
 */
export function climbSmooth(
  kernels: Kernels,
  domain: Domain,
  acquisition: Acquisition,
  weights: Float64Array,
  starts: readonly Float64Array[],
  region: Region | null = null,
): readonly Float64Array[] {
  const { columns, numeric } = domain;
  const moving = starts.map((start) => domain.smooth(start));
  if (starts.length > LARGEST_CLIMB) throw new RangeError(`at most ${LARGEST_CLIMB} positions climb at once`);
  if (moving.every((dimensions) => dimensions.length === 0)) return starts;
  return inArenaScope(kernels, () => {
    const rows = kernels.allocate(LARGEST_CLIMB * columns);
    const values = kernels.allocate(LARGEST_CLIMB);
    const rowGradients = kernels.allocate(LARGEST_CLIMB * numeric);
    const roots = Float64Array.from(weights.subarray(0, numeric), Math.sqrt);
    const features = starts.map((start) => {
      const row = new Float64Array(columns);
      domain.embed(start, row);
      return row;
    });

    const evaluate = (
      points: Float64Array,
      count: number,
      out: Float64Array,
      gradients: Float64Array,
      searches: Int32Array,
    ): void => {
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
    };
    const lower = new Float64Array(numeric);
    const upper = roots.slice();
    if (region !== null)
      for (const dimension of new Set(moving.flat())) {
        const c = domain.column(dimension);
        lower[c] = region.lower[dimension]! * roots[c]!;
        upper[c] = region.upper[dimension]! * roots[c]!;
      }
    const ends = minimiseLbfgsBatch(
      { dimension: numeric, evaluate },
      features.map((row) => row.slice(0, numeric).map((u, c) => u * roots[c]!)),
      {
        lower,
        upper,
        maxIterations: CLIMB_MAX_ITERATIONS,
        gradientTolerance: CLIMB_GRADIENT_TOLERANCE,
        valueTolerance: CLIMB_VALUE_TOLERANCE,
        memory: CLIMB_MEMORY,
      },
    );
    return starts.map((start, i) => settleBetween(domain, start, moving[i]!, ends[i]!.x, roots));
  });
}

function settleBetween(
  domain: Domain,
  start: Float64Array,
  moving: readonly number[],
  end: Float64Array,
  roots: Float64Array,
): Float64Array {
  for (let halving = 0, share = 1; halving <= RETREAT_HALVINGS; halving++, share /= 2) {
    const position = Float64Array.from(start);
    for (const dimension of moving) {
      const c = domain.column(dimension);
      const target = Math.min(1, Math.max(0, end[c]! / roots[c]!));
      position[dimension] = start[dimension]! + share * (target - start[dimension]!);
    }
    if (domain.settle(position)) return position;
  }
  return start;
}
