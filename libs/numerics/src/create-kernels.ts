import { createPlainKernels } from './create-plain-kernels.ts';
import type { Kernels } from './kernels.ts';

/** Kernels over an arena of `capacity` doubles. */
export function createKernels(capacity: number): Kernels {
  return createPlainKernels(capacity);
}
