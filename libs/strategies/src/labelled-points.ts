import { FEASIBILITY_MOST } from './constants.ts';

/** How many points a model of feasibility learns from, beside n observations, at most: none without failures. */
export function labelledPoints(failures: number, n: number): number {
  return failures === 0 ? 0 : Math.min(failures, FEASIBILITY_MOST) + Math.min(n, FEASIBILITY_MOST);
}
