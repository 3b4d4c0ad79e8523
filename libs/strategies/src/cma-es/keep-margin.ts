import { normalCdf, normalQuantile } from '#numerics';
import type { Space } from '#search-space';
import { cellEdge } from '../classic/cell-edge.ts';
import { deviation, type Distribution } from './distribution.ts';

/**
 * CMA-ES with margin (Hamano, Saito, Nomura and Shirakawa 2022, arXiv 2205.13482): an integer whose deviation has fallen below its cell would never change
 * again, although the other parameters go on moving. So each level next to the mean's keeps a chance of about alpha = 1 / (n lambda):
 *
 * - mean in a cell [l, h] inside the range: with p_low, p_mid, p_high the chances of the three parts, p' = max(alpha / 2, p) outside, and then
 *   p'' = p' + (1 - p'_low - p_mid - p'_high) / (p'_low + p_mid + p'_high - 3 alpha / 2) (p' - alpha / 2); mean and deviation are the ones with
 *   these chances: l = m - s q(1 - p''_low), h = m + s q(1 - p''_high), q the normal quantile;
 * - mean in an outer cell: it comes as near to the cell's inner edge as gives alpha beyond it.
 *
 * Changes `mean` and `widening` only, so that the covariance learns undisturbed. O(n).
 */
export function keepMargin(space: Space, distribution: Distribution): Distribution {
  const { numeric, population } = distribution;
  const alpha = 1 / (Math.max(1, numeric.length) * population);
  const mean = distribution.mean.slice();
  const widening = distribution.widening.slice();
  numeric.forEach((index, i) => {
    const codec = space.codecs[index]!;
    if (codec.kind !== 'discrete') return;
    const level = codec.levelAt(mean[i]!);
    const spread = deviation(distribution, i);
    const low = cellEdge(codec, level - 1);
    const high = cellEdge(codec, level);
    if (level === 0 || level === codec.levels - 1) {
      const edge = level === 0 ? high : low;
      const reach = Math.min(Math.abs(mean[i]! - edge), spread * normalQuantile(1 - alpha));
      mean[i] = level === 0 ? edge - reach : edge + reach;
      return;
    }
    const below = normalCdf((low - mean[i]!) / spread);
    const above = normalCdf((mean[i]! - high) / spread);
    if (below >= alpha / 2 && above >= alpha / 2) return;
    const [lowReach, highReach] = reaches(below, above, alpha);
    mean[i] = (low * highReach + high * lowReach) / (lowReach + highReach);
    widening[i] = (widening[i]! * (high - low)) / (lowReach + highReach) / spread;
  });
  return { ...distribution, mean, widening };
}

/** q(1 - p''_low) and q(1 - p''_high). */
function reaches(below: number, above: number, alpha: number): readonly [number, number] {
  const middle = 1 - below - above;
  const low = Math.max(alpha / 2, below);
  const high = Math.max(alpha / 2, above);
  const correction = (1 - low - middle - high) / (low + middle + high - 1.5 * alpha);
  const quantile = (chance: number): number => -normalQuantile(chance + correction * (chance - alpha / 2));
  return [quantile(low), quantile(high)];
}
