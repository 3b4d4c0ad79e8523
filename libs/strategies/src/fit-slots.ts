import { rowStride } from '#numerics';
import { FIT_LIMIT } from '#surrogate';

/** Slots that the fit of a process to n points takes: kernel matrix, slopes and inverse. Of more than FIT_LIMIT points a part is fitted to. */
export function fitSlots(n: number): number {
  const fitted = Math.min(n, FIT_LIMIT);
  return 3 * fitted * rowStride(fitted);
}
