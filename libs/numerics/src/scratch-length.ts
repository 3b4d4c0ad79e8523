import { CACHE_SET_SLOTS, POSTERIOR_TILE } from './constants.ts';

/**
 * Slots that the kernels borrow, at most: two n x tile matrices for a posterior with gradient, n packed points and a tile of them, and a table of
 * the columns; see assembly/scaled-columns.ts. Each block may be rounded up to an even length.
 */
export function scratchLength(n: number, columns: number): number {
  return 2 * n * POSTERIOR_TILE + (n + CACHE_SET_SLOTS / 8 + 1 + POSTERIOR_TILE + 2) * (columns + 1) + 4;
}
