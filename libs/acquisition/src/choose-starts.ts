import { exactLog, type Rng } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import type { CandidatePool } from './candidate-pool.ts';
import { DEEPEST_START, SOFTMAX_STARTS } from './constants.ts';

/**
 * Indices of the candidates from which local search sets out: the best, then some drawn without replacement with probability in
 * proportion to the expected improvement (softmax of its logarithm). The best alone would climb the same hill every time.
 *
 * Drawn by the Gumbel trick: the k largest of a_i - log(-log u_i), u uniform, are such a draw (Yellott 1977; Vieira 2014), and the largest of a few
 * bounded numbers are found without knowing all of them.
 */
export function chooseStarts(pool: CandidatePool, acquisition: Acquisition, rng: Rng): readonly number[] {
  const [best] = pool.best(acquisition, 1, -Infinity, null);
  if (best === undefined) return [];
  const gumbel = new Float64Array(pool.count);
  for (let i = 0; i < gumbel.length; i++) gumbel[i] = -exactLog(-exactLog(1 - rng.next()));
  gumbel[best] = NaN;
  return [best, ...pool.best(acquisition, SOFTMAX_STARTS, pool.scores[best]! - DEEPEST_START, gumbel)];
}
