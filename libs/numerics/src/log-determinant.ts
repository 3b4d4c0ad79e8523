import { exactLog } from './exact-log.ts';

/**
 * log det(L L') = 2 sum_i log L_ii: a sum of logarithms, because the product itself under- or overflows from a few
 * hundred points on.
 */
export function logDeterminant(l: Float64Array, n: number, stride: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += exactLog(l[i * stride + i]!);
  return 2 * sum;
}
