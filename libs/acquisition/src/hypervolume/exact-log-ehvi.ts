import { exactExp, exactExpm1, exactLog, exactLog1p, type Kernels, logNormalCdf, logNormalPdf } from '#numerics';
import { collectBoxIntervals, type BoxIntervals } from './box-intervals.ts';
import { EXACT_BLOCK, NARROW_INTERVAL } from './constants.ts';
import type { Boxes } from './decompose-boxes.ts';
import type { LogEhvi } from './log-ehvi.ts';

/**
 * EHVI in closed form, in logarithms throughout.
 *
 * | symbol   | meaning                                                            |
 * | Y_j      | objective j at the point, N(mean_j, deviation_j^2), independent    |
 * | [l, u)   | boxes of what is not dominated yet                                 |
 * | psi_j(c) | E max(0, Y_j - c), the expected improvement over c                 |
 *
 *   EHVI = sum_k prod_j E[clamp(Y_j - l_kj, 0, u_kj - l_kj)] = sum_k prod_j [psi_j(l_kj) - psi_j(u_kj)]
 *
 * The expectation of a product of independent factors is the product of their expectations, for any number of objectives (Yang et al. 2019
 * for boxes of three). So nothing needs sampling as long as one process per objective is modelled: no error, no kinks, and the log-EI kernel does
 * the work, one call per box end for a block of points. Sampling is for objectives that depend on each other.
 *
 *   log [psi(l) - psi(u)] = log psi(l) + log(1 - r),  r = psi(u) / psi(l),   log EHVI = logsumexp_k sum_j
 *
 * An interval so narrow that psi(l) and psi(u) agree to most digits has (u - l) Phi((mean - middle) / deviation), to second order.
 * Cost per point: ends * (log-EI) + boxes * (m + exp).
 */
export function createExactLogEhvi(kernels: Kernels, boxes: Boxes): LogEhvi {
  const intervals = collectBoxIntervals(boxes);
  const { objectives: m, cuts, from } = intervals;
  const ends = cuts.map((list) => Array.from({ length: 3 }, () => kernels.allocate(list.length * EXACT_BLOCK)));
  const mean = kernels.allocate(EXACT_BLOCK);
  const variance = kernels.allocate(EXACT_BLOCK);
  const lengths = from.map((list) => Array.from({ length: 3 }, () => new Float64Array(list.length)));
  const sums = new Float64Array(intervals.boxes);

  const run = (
    means: readonly Float64Array[],
    variances: readonly Float64Array[],
    count: number,
    out: Float64Array,
    perMean: readonly Float64Array[] | null,
    perDeviation: readonly Float64Array[] | null,
  ): void => {
    for (let start = 0; start < count; start += EXACT_BLOCK) {
      const size = Math.min(EXACT_BLOCK, count - start);
      for (let j = 0; j < m; j++) {
        mean.set(means[j]!.subarray(start, start + size));
        variance.set(variances[j]!.subarray(start, start + size));
        improveOnEnds(
          kernels,
          cuts[j]!,
          mean.subarray(0, size),
          variance.subarray(0, size),
          ends[j]!,
          perMean !== null,
        );
      }
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < m; j++) {
          measureIntervals(
            intervals,
            j,
            i,
            means[j]![start + i]!,
            Math.sqrt(variances[j]![start + i]!),
            ends[j]!,
            lengths[j]!,
          );
        }
        out[start + i] = addBoxes(intervals, lengths, sums);
        for (let j = 0; j < m && perMean !== null && perDeviation !== null; j++) {
          perMean[j]![start + i] = weigh(intervals, j, sums, lengths[j]![1]!);
          perDeviation[j]![start + i] = weigh(intervals, j, sums, lengths[j]![2]!);
        }
      }
    }
  };
  return {
    objectives: m,
    score(means, variances, count, out) {
      run(means, variances, count, out, null, null);
    },
    scoreWithGradients: run,
  };
}

/** log psi at every end and, if wanted, its derivatives, end by end for the whole block. */
function improveOnEnds(
  kernels: Kernels,
  cuts: Float64Array,
  mean: Float64Array,
  variance: Float64Array,
  [value, perMean, perDeviation]: readonly Float64Array[],
  sloped: boolean,
): void {
  for (let c = 0; c < cuts.length; c++) {
    const [at, to] = [c * EXACT_BLOCK, c * EXACT_BLOCK + mean.length];
    kernels.logExpectedImprovement(
      mean,
      variance,
      cuts[c]!,
      value!.subarray(at, to),
      sloped ? perMean!.subarray(at, to) : null,
      sloped ? perDeviation!.subarray(at, to) : null,
    );
  }
}

/** log length of every interval of one objective at point i of the block, and its derivatives. */
function measureIntervals(
  { cuts, from, to }: BoxIntervals,
  j: number,
  i: number,
  mean: number,
  deviation: number,
  [value, perMean, perDeviation]: readonly Float64Array[],
  [length, byMean, byDeviation]: readonly Float64Array[],
): void {
  const [ends, starts, stops] = [cuts[j]!, from[j]!, to[j]!];
  for (let q = 0; q < starts.length; q++) {
    const low = starts[q]! * EXACT_BLOCK + i;
    length![q] = value![low]!;
    byMean![q] = perMean![low]!;
    byDeviation![q] = perDeviation![low]!;
    if (stops[q]! < 0) continue;
    const width = ends[stops[q]!]! - ends[starts[q]!]!;
    const z = (mean - ends[starts[q]!]! - width / 2) / deviation;
    if (width * (1 + Math.abs(z)) < NARROW_INTERVAL * deviation) {
      const logDistribution = logNormalCdf(z);
      const ratio = exactExp(logNormalPdf(z) - logDistribution) / deviation;
      length![q] = exactLog(width) + logDistribution;
      byMean![q] = ratio;
      byDeviation![q] = -z * ratio;
      continue;
    }
    const high = stops[q]! * EXACT_BLOCK + i;
    const difference = value![high]! - value![low]!;
    const r = exactExp(difference);
    const left = -exactExpm1(difference);
    length![q] = value![low]! + (r > 0.5 ? exactLog(left) : exactLog1p(-r));
    byMean![q] = (perMean![low]! - r * perMean![high]!) / left;
    byDeviation![q] = (perDeviation![low]! - r * perDeviation![high]!) / left;
  }
}

/** logsumexp over boxes; leaves each box's share of the sum in `sums`. */
function addBoxes(
  { boxes, objectives: m, side }: BoxIntervals,
  lengths: readonly Float64Array[][],
  sums: Float64Array,
): number {
  let largest = -Infinity;
  for (let k = 0; k < boxes; k++) {
    let sum = 0;
    for (let j = 0; j < m; j++) sum += lengths[j]![0]![side[k * m + j]!]!;
    sums[k] = sum;
    largest = Math.max(largest, sum);
  }
  let total = 0;
  for (let k = 0; k < boxes; k++) total += sums[k] = exactExp(sums[k]! - largest);
  for (let k = 0; k < boxes; k++) sums[k] = sums[k]! / total;
  return largest + exactLog(total);
}

function weigh(
  { boxes, objectives: m, side }: BoxIntervals,
  j: number,
  shares: Float64Array,
  slope: Float64Array,
): number {
  let total = 0;
  for (let k = 0; k < boxes; k++) total += shares[k]! * slope[side[k * m + j]!]!;
  return total;
}
