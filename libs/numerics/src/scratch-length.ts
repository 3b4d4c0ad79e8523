import { POSTERIOR_TILE } from './constants.ts';

/**
 * Slots that the kernels borrow: two n x tile matrices for a posterior with gradient, or n packed points for a gram.
 */
export function scratchLength(n: number, columns: number): number {
  return 2 * n * POSTERIOR_TILE + (n + POSTERIOR_TILE + 2) * columns;
}
