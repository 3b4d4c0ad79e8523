import { square } from '#numerics';

/** Variance of values, 0 where they are all equal: rounding in their mean would leave equal ones a variance of 1e-34. */
export function varianceOf(values: ArrayLike<number>): number {
  const list = Array.from(values);
  if (list.every((value) => value === list[0])) return 0;
  const centre = list.reduce((sum, value) => sum + value, 0) / list.length;
  return list.reduce((sum, value) => sum + square(value - centre), 0) / list.length;
}
