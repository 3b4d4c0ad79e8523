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
import { createSmoothProblem } from './smooth-problem.ts';

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
  const moving = starts.map((start) => domain.smooth(start));
  if (starts.length > LARGEST_CLIMB) throw new RangeError(`at most ${LARGEST_CLIMB} positions climb at once`);
  if (moving.every((dimensions) => dimensions.length === 0)) return starts;
  return inArenaScope(kernels, () => {
    const roots = Float64Array.from(weights.subarray(0, domain.numeric), Math.sqrt);
    const features = starts.map((start) => {
      const row = new Float64Array(domain.columns);
      domain.embed(start, row);
      return row;
    });
    const ends = minimiseLbfgsBatch(
      createSmoothProblem(kernels, domain, acquisition, features, moving, roots),
      features.map((row) => row.slice(0, domain.numeric).map((u, c) => u * roots[c]!)),
      {
        ...limitsOf(region, domain, moving.flat(), roots),
        maxIterations: CLIMB_MAX_ITERATIONS,
        gradientTolerance: CLIMB_GRADIENT_TOLERANCE,
        valueTolerance: CLIMB_VALUE_TOLERANCE,
        memory: CLIMB_MEMORY,
      },
    );
    return starts.map((start, i) => settleBetween(domain, start, moving[i]!, ends[i]!.x, roots));
  });
}

/** Of the coordinates v: those of the cube, and in the dimensions that move those of the region. */
function limitsOf(
  region: Region | null,
  domain: Domain,
  moving: readonly number[],
  roots: Float64Array,
): { readonly lower: Float64Array; readonly upper: Float64Array } {
  const lower = new Float64Array(domain.numeric);
  const upper = roots.slice();
  if (region === null) return { lower, upper };
  for (const dimension of new Set(moving)) {
    const c = domain.column(dimension);
    lower[c] = region.lower[dimension]! * roots[c]!;
    upper[c] = region.upper[dimension]! * roots[c]!;
  }
  return { lower, upper };
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
