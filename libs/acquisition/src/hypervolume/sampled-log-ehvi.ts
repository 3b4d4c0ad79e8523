import { exactLog } from '#numerics';
import { collectBoxIntervals, type BoxIntervals } from './box-intervals.ts';
import { SMOOTHING_WIDTH } from './constants.ts';
import type { Boxes } from './decompose-boxes.ts';
import type { LogEhvi } from './log-ehvi.ts';

/**
 * EHVI as an average over fixed normal base samples (Daulton, Balandat and Bakshy 2020, eq. 1), smoothed so that it has a useful gradient
 * everywhere (Ament et al. 2023).
 *
 * | symbol  | shape        | meaning                                                                   |
 * | e       | samples x m  | base samples, the same for every point: the score is a smooth function    |
 * | y_sj    |              | mean_j + deviation_j e_sj                                                 |
 * | [l, u)  | boxes x m    | decomposition of what is not dominated yet                                |
 * | F(x)    |              | (x + sqrt(x^2 + w^2)) / 2, squareplus of width w                          |
 *
 *   EHVI = (1/S) sum_s sum_k prod_j [F(y_sj - l_kj) - F(y_sj - u_kj)],   F'(x) = F(x) / sqrt(x^2 + w^2)
 *
 * F replaces max(0, x), and its difference the clamp between 0 and u - l; sums over adjacent boxes still telescope. BoTorch's fat softplus
 * does the same with exp and log per sample, box and objective. Squareplus (Barron 2021) needs one root: its tail w^2 / 4|x| falls as a power,
 * so products of four stay far above underflow, sums can be made before the one logarithm, and the bits are the same on every machine.
 * F is computed once per sample, objective and distinct box end. Cost per point: samples * (ends + boxes * m).
 */
export function createSampledLogEhvi(boxes: Boxes, samples: Float64Array, width = SMOOTHING_WIDTH): LogEhvi {
  const intervals = collectBoxIntervals(boxes);
  const { objectives: m } = intervals;
  const count = samples.length / m;
  const values = intervals.from.map((list) => new Float64Array(list.length));
  const slopes = intervals.from.map((list) => new Float64Array(list.length));
  const rounded = intervals.cuts.map((list) => new Float64Array(list.length));
  const rises = intervals.cuts.map((list) => new Float64Array(list.length));
  const bySample = new Float64Array(m);

  const scoreOne = (
    means: readonly Float64Array[],
    variances: readonly Float64Array[],
    i: number,
    perMean: readonly Float64Array[] | null,
    perDeviation: readonly Float64Array[] | null,
  ): number => {
    let total = 0;
    for (let j = 0; j < m; j++) {
      if (perMean !== null) perMean[j]![i] = 0;
      if (perDeviation !== null) perDeviation[j]![i] = 0;
    }
    for (let s = 0; s < count; s++) {
      for (let j = 0; j < m; j++) {
        const y = means[j]![i]! + Math.sqrt(variances[j]![i]!) * samples[s * m + j]!;
        roundEnds(y, intervals.cuts[j]!, width, rounded[j]!, rises[j]!);
        subtractEnds(intervals, j, rounded[j]!, values[j]!);
        if (perMean !== null) subtractEnds(intervals, j, rises[j]!, slopes[j]!);
      }
      total += sumBoxes(intervals, values, perMean === null ? null : slopes, bySample);
      if (perMean === null || perDeviation === null) continue;
      for (let j = 0; j < m; j++) {
        perMean[j]![i] = perMean[j]![i]! + bySample[j]!;
        perDeviation[j]![i] = perDeviation[j]![i]! + bySample[j]! * samples[s * m + j]!;
      }
    }
    for (let j = 0; j < m; j++) {
      if (perMean !== null) perMean[j]![i] = perMean[j]![i]! / total;
      if (perDeviation !== null) perDeviation[j]![i] = perDeviation[j]![i]! / total;
    }
    return exactLog(total / count);
  };

  return {
    objectives: m,
    score(means, variances, points, out) {
      for (let i = 0; i < points; i++) out[i] = scoreOne(means, variances, i, null, null);
    },
    scoreWithGradients(means, variances, points, out, perMean, perDeviation) {
      for (let i = 0; i < points; i++) out[i] = scoreOne(means, variances, i, perMean, perDeviation);
    },
  };
}

/** F and F' at y - cut for every cut. Below the cut F = w^2 / (2 (root - x)), since x + root would cancel. */
function roundEnds(y: number, cuts: Float64Array, width: number, value: Float64Array, rise: Float64Array): void {
  for (let c = 0; c < cuts.length; c++) {
    const x = y - cuts[c]!;
    const root = Math.sqrt(x * x + width * width);
    const f = x > 0 ? 0.5 * (x + root) : (0.5 * width * width) / (root - x);
    value[c] = f;
    rise[c] = f / root;
  }
}

function subtractEnds({ from, to }: BoxIntervals, j: number, at: Float64Array, out: Float64Array): void {
  const [starts, stops] = [from[j]!, to[j]!];
  for (let q = 0; q < starts.length; q++) out[q] = at[starts[q]!]! - (stops[q]! < 0 ? 0 : at[stops[q]!]!);
}

/** sum_k prod_j values, and into `out` its derivatives by the y_j. */
function sumBoxes(
  { boxes, objectives: m, side }: BoxIntervals,
  values: readonly Float64Array[],
  slopes: readonly Float64Array[] | null,
  out: Float64Array,
): number {
  let total = 0;
  if (slopes !== null) out.fill(0);
  for (let k = 0; k < boxes; k++) {
    let volume = 1;
    for (let j = 0; j < m; j++) volume *= values[j]![side[k * m + j]!]!;
    total += volume;
    if (slopes === null) continue;
    for (let j = 0; j < m; j++) {
      let others = slopes[j]![side[k * m + j]!]!;
      for (let h = 0; h < m; h++) if (h !== j) others *= values[h]![side[k * m + h]!]!;
      out[j] = out[j]! + others;
    }
  }
  return total;
}
