import { exactLog, logNormalPdf, normalCdf, normalQuantile } from '#numerics';
import type { DiscreteCodec, ParameterCodec } from '#search-space';
import { cellEdge } from '../classic/cell-edge.ts';
import { FINEST_KERNEL } from './constants.ts';
import { logGaussMass } from './log-gauss-mass.ts';
import type { ParzenColumn } from './parzen-column.ts';

/**
 * Normal kernels cut off at the ends of the unit interval.
 *
 * | symbol     | meaning                                                                        |
 * | m_k, s_k   | position of trial k, and its bandwidth                                         |
 * | Z_k        | Phi((1 - m_k) / s_k) - Phi(-m_k / s_k), the mass inside                        |
 * | [l, h]     | cell of a level                                                                |
 *
 * Continuous: p_k(u) = phi((u - m_k) / s_k) / (s_k Z_k). Levels: P_k = [Phi((h - m_k) / s_k) - Phi((l - m_k) / s_k)] / Z_k, which is fair to
 * levels at the ends and to ranges of few levels, where a density at the centre is not. O(n log n) to build, O(1) per kernel and position.
 * Bergstra et al. 2011; the bandwidths of Optuna 5 (`_ParzenEstimator._calculate_numerical_distributions`).
 */
export function createNumericColumn(
  parameter: number,
  codec: ParameterCodec,
  positions: readonly number[],
): ParzenColumn {
  const means = [...positions, 0.5];
  const widths = [...bandwidths(positions), 1];
  const logMass = means.map((mean, k) => logGaussMass(-mean / widths[k]!, (1 - mean) / widths[k]!));
  const logScale = widths.map((width, k) => exactLog(width) + logMass[k]!);
  // All kernels are asked about one position before the next, so its cell is found once.
  let [held, low, high] = [NaN, 0, 1];
  const hold = (discrete: DiscreteCodec, u: number): void => {
    const level = discrete.levelAt(u);
    [held, low, high] = [u, cellEdge(discrete, level - 1), cellEdge(discrete, level)];
  };
  return {
    parameter,
    logDensity(k, u) {
      const mean = means[k]!;
      const width = widths[k]!;
      if (codec.kind === 'discrete') {
        if (u !== held) hold(codec, u);
        return logGaussMass((low - mean) / width, (high - mean) / width) - logMass[k]!;
      }
      return logNormalPdf((u - mean) / width) - logScale[k]!;
    },
    sample(k, rng) {
      const mean = means[k]!;
      const width = widths[k]!;
      // The mean lies inside the interval, so neither end is far in a tail and inversion loses nothing.
      const before = normalCdf(-mean / width);
      const within = normalCdf((1 - mean) / width) - before;
      const z = normalQuantile(before + rng.next() * within);
      const u = Math.min(1, Math.max(0, mean + width * z));
      return codec.kind === 'discrete' ? codec.snap(u) : u;
    },
  };
}

/**
 * s_k = distance to the farther of the two neighbours among the n positions, the ends of the interval being neighbours only of a single
 * position (`consider_endpoints` off), clipped to [1 / min(100, 2 + n), 1].
 */
export function bandwidths(positions: readonly number[]): readonly number[] {
  const n = positions.length;
  const order = positions.map((_, k) => k).sort((a, b) => positions[a]! - positions[b]!);
  const least = 1 / Math.min(FINEST_KERNEL, 2 + n);
  const widths = new Array<number>(n);
  order.forEach((k, rank) => {
    const here = positions[k]!;
    const below = rank > 0 ? here - positions[order[rank - 1]!]! : n > 1 ? 0 : here;
    const above = rank < n - 1 ? positions[order[rank + 1]!]! - here : n > 1 ? 0 : 1 - here;
    widths[k] = Math.min(1, Math.max(least, below, above));
  });
  return widths;
}
