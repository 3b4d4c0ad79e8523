import { REFERENCE_MARGIN } from './constants.ts';

/**
 * The point from which hypervolume is measured: per objective what the user gave, else the worst observed value less half
 * of the range. Optuna's max(1.1 r, 0.9 r) depends on where 0 is, which means nothing for a standardised output; BoTorch takes the worst of the
 * front instead of all points, which gives nothing for extending a front that is narrow by chance.
 *
 * All observations equal in an objective: half of 1, the unit of a standardised output. Points with a NaN do not count; with none left
 * the point is 0 - 0.5.
 */
export function referencePoint(
  points: readonly ArrayLike<number>[],
  objectives: number,
  given: readonly (number | null)[] = [],
): Float64Array {
  const reference = new Float64Array(objectives);
  for (let j = 0; j < objectives; j++) {
    const wanted = given[j] ?? null;
    if (wanted !== null) {
      reference[j] = wanted;
      continue;
    }
    let [worst, best] = [Infinity, -Infinity];
    for (const point of points) {
      if (Array.from(point).some(Number.isNaN)) continue;
      worst = Math.min(worst, point[j]!);
      best = Math.max(best, point[j]!);
    }
    const range = best > worst ? best - worst : 1;
    reference[j] = (worst === Infinity ? 0 : worst) - REFERENCE_MARGIN * range;
  }
  return reference;
}
