import type { SpaceDomain } from './space-domain.ts';

/** Between two rows of features as the kernel has it: weighted squares of numeric differences, and the weight of every category that differs. */
export function squaredDistance(
  domain: SpaceDomain,
  weights: readonly number[],
  a: Float64Array,
  b: Float64Array,
): number {
  let sum = 0;
  for (let c = 0; c < domain.columns; c++) {
    const difference = a[c]! - b[c]!;
    sum += weights[c]! * (c < domain.numeric ? difference * difference : difference === 0 ? 0 : 1);
  }
  return sum;
}
