import { exactExp, exactLog, type Kernels } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import { LARGEST_CLIMB } from './constants.ts';

export interface Part {
  readonly acquisition: Acquisition;
  /** Above 0. */
  readonly weight: number;
}

/**
 * The weighted mean of several improvements, of which each part knows the logarithm:
 *
 *   a(p) = log sum_k w_k e^{a_k(p)},   d a = sum_k w_k e^{a_k - a} d a_k
 *
 * With expected improvements of the models of several tasks: the transfer acquisition function (Wistuba, Schilling, Schmidt-Thieme 2018,
 * Machine Learning 107). Each part keeps the units of its own task. Shifted by the largest term, so that nothing overflows or is lost.
 * `numeric` is the number of numeric features. Cost: that of the parts.
 */
export function mixAcquisitions(
  kernels: Kernels,
  parts: readonly Part[],
  numeric: number,
  largestBatch: number,
): Acquisition {
  const terms = parts.map(({ acquisition, weight }) => ({
    acquisition,
    logWeight: exactLog(weight),
    values: kernels.allocate(largestBatch),
    slopes: kernels.allocate(LARGEST_CLIMB * numeric),
  }));
  const mixAt = (i: number): number => {
    let largest = -Infinity;
    for (const { logWeight, values } of terms) largest = Math.max(largest, logWeight + values[i]!);
    if (largest === -Infinity) return largest;
    let sum = 0;
    for (const { logWeight, values } of terms) sum += exactExp(logWeight + values[i]! - largest);
    return largest + exactLog(sum);
  };
  const [first] = terms;
  if (first === undefined) throw new RangeError('a mixture has at least one part');
  return {
    name: parts.length === 1 ? first.acquisition.name : `mean of ${parts.length} ${first.acquisition.name}`,
    score(points, out) {
      for (const { acquisition, values } of terms) acquisition.score(points, values);
      for (let i = 0; i < points.count; i++) out[i] = mixAt(i);
    },
    scoreWithGradients(points, out, gradients) {
      for (const { acquisition, values, slopes } of terms) acquisition.scoreWithGradients(points, values, slopes);
      for (let i = 0; i < points.count; i++) {
        const mixed = mixAt(i);
        out[i] = mixed;
        gradients.fill(0, i * numeric, (i + 1) * numeric);
        if (mixed === -Infinity) continue;
        for (const { logWeight, values, slopes } of terms) {
          const share = exactExp(logWeight + values[i]! - mixed);
          for (let c = i * numeric; c < (i + 1) * numeric; c++) gradients[c]! += share * slopes[c]!;
        }
      }
    },
  };
}
