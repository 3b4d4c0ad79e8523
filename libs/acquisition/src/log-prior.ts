import { exactExp, exactLog } from '#numerics';
import { PRIOR_FLOOR } from './constants.ts';
import type { ExpertPrior } from './expert-prior.ts';

/**
 * Strength times the log belief in a row of features; its derivatives are added to `gradient`, one entry per numeric feature, if given.
 *
 *   strength * sum_c log pi_c,   pi_c = (1 - floor) exp(-z_c^2 / 2) + floor,   z_c = (row_c - mean_c) / deviation_c
 *
 * pi is 1 at its mode, so that a parameter that is active at its best is no worse than an inactive one. The floor is the chance that the
 * expert is altogether wrong about a parameter: without it a narrow belief in the wrong place outweighs all evidence.
 */
export function logPrior(prior: ExpertPrior, row: Float64Array, gradient: Float64Array | null): number {
  let sum = 0;
  for (const belief of prior.columns) {
    if (!belief.applies(row)) continue;
    const z = (row[belief.column]! - belief.mean) / belief.deviation;
    const normal = (1 - PRIOR_FLOOR) * exactExp(-0.5 * z * z);
    sum += exactLog(normal + PRIOR_FLOOR);
    if (gradient === null) continue;
    const slope = (-z / belief.deviation) * (normal / (normal + PRIOR_FLOOR));
    gradient[belief.column] = gradient[belief.column]! + prior.strength * slope;
  }
  return prior.strength * sum;
}
