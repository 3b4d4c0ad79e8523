import { exactLog } from '#numerics';
import type { DiscreteCodec } from '#search-space';
import { PRIOR_WEIGHT } from './constants.ts';
import type { ParzenColumn } from './parzen-column.ts';

/**
 * Kernels over K unordered values: with N kernels (the prior included) and e = 1 / N, kernel k gives its own value (1 + e) / (1 + K e) and every
 * other value e / (1 + K e); the prior gives 1 / K. So a value never seen keeps a chance that shrinks as trials come in.
 * Kept as the one observed level per kernel, not as Optuna's N x K matrix: 10,000 values cost no more than two. O(1) per kernel and value.
 */
export function createCategoricalColumn(
  parameter: number,
  codec: DiscreteCodec,
  positions: readonly number[],
): ParzenColumn {
  const levels = positions.map((u) => codec.levelAt(u));
  const smoothing = PRIOR_WEIGHT / (levels.length + 1);
  const total = 1 + codec.levels * smoothing;
  const logSame = exactLog((1 + smoothing) / total);
  const logOther = exactLog(smoothing / total);
  const logUniform = -exactLog(codec.levels);
  return {
    parameter,
    logDensity(k, u) {
      const own = levels[k];
      if (own === undefined) return logUniform;
      return codec.levelAt(u) === own ? logSame : logOther;
    },
    sample(k, rng) {
      const own = levels[k];
      const keepsOwn = own !== undefined && rng.next() * total < 1;
      return codec.centre(keepsOwn ? own : rng.int(codec.levels));
    },
  };
}
