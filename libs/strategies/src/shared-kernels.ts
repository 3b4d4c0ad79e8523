import { createKernels, type Kernels } from '#numerics';

let shared: Kernels | null = null;

/**
 * Kernels with room for at least `capacity` slots, one instance per thread that grows by doubling. A cache without memory of its own: a
 * strategy releases all that it took, and allocation zeroes what it gives, so no answer depends on an earlier one.
 */
export function sharedKernels(capacity: number): Kernels {
  if (shared === null || shared.capacity < capacity) shared = createKernels(powerOfTwoFrom(capacity));
  return shared;
}

function powerOfTwoFrom(least: number): number {
  let power = 1;
  while (power < least) power *= 2;
  return power;
}
