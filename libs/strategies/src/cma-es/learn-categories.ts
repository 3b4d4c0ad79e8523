import { exactExp, exactLog } from '#numerics';
import type { Space } from '#search-space';
import { CATEGORY_MARGIN } from './constants.ts';
import type { Distribution } from './distribution.ts';
import type { LearningRates } from './learning-rates.ts';
import type { Sample } from './sample.ts';

/**
 * theta_k moves towards the values of the best mu trials: theta += c sum_i w_i (e_i - theta) over those in which the parameter was active,
 * c = mu_eff / (mu_eff + L), since L chances cannot be learnt from fewer trials than that. No chance falls below the margin
 * (1 - 0.73^(1/K)) / (L - 1) for K categorical parameters. Population-based incremental learning (Baluja 1994) with the margin of CatCMA (Hamano et
 * al. 2024). The weights of those are summed first, so that the old chances are scaled once: O(mu K + sum L).
 */
export function learnCategories(
  space: Space,
  { categorical, chances }: Distribution,
  ranked: readonly Sample[],
  { weights, effective }: LearningRates,
): readonly Float64Array[] {
  const slack = 1 - exactExp(exactLog(CATEGORY_MARGIN) / Math.max(1, categorical.length));
  return categorical.map((index, k) => {
    const codec = space.codecs[index]!;
    const old = chances[k]!;
    if (codec.kind !== 'discrete') return old;
    const rate = effective / (effective + codec.levels);
    const heard = weights.reduce((sum, weight, i) => sum + (ranked[i]!.active[index] === 0 ? 0 : weight), 0);
    const learnt = old.map((chance) => (1 - rate * heard) * chance);
    weights.forEach((weight, i) => {
      const { u, active } = ranked[i]!;
      if (active[index] === 1) learnt[codec.levelAt(u[index]!)]! += rate * weight;
    });
    return withFloor(learnt, Math.min(slack / (codec.levels - 1), 1 / codec.levels));
  });
}

/** Chances of at least `floor`, of sum 1: what lies above the floor shrinks to make room. */
function withFloor(chances: Float64Array, floor: number): Float64Array {
  const raised = chances.map((chance) => Math.max(chance, floor));
  const surplus = raised.reduce((sum, chance) => sum + chance - floor, 0);
  const room = 1 - floor * chances.length;
  return raised.map((chance) => floor + (surplus > 0 ? (room * (chance - floor)) / surplus : room / chances.length));
}
