import type { Rng } from '#numerics';
import type { CandidatePool } from './candidate-pool.ts';
import {
  BASIS_OBSERVED,
  BASIS_SAMPLED,
  DIFFERENCE_SCALES,
  DIFFERENCES_PER_CENTRE,
  SPRAY_CENTRES,
} from './constants.ts';
import { differenceMove } from './difference-move.ts';
import type { Domain } from './domain.ts';

/**
 * Adds candidates of a constrained domain to a pool: a fresh feasible sample, for what Sobol points miss once the feasible part is small, and moves
 * along the feasible set round the best observed points. Returns the feasible points whose differences these moves are, empty where
 * nothing is constrained. `observed` are settled positions, best first.
 */
export function gatherFeasible(
  pool: CandidatePool,
  domain: Domain,
  observed: readonly Float64Array[],
  rng: Rng,
): readonly Float64Array[] {
  if (domain.sample === null) return [];
  const sampled = domain.sample(BASIS_SAMPLED, rng.fork('sample'));
  const basis = [...sampled, ...observed.slice(0, BASIS_OBSERVED)];
  for (const position of sampled) pool.add(position);
  const position = new Float64Array(domain.dimension);
  for (const centre of observed.slice(0, SPRAY_CENTRES)) {
    for (let i = 0; i < DIFFERENCES_PER_CENTRE; i++) {
      differenceMove(position, centre, basis, DIFFERENCE_SCALES[i % DIFFERENCE_SCALES.length]!, rng);
      pool.add(position);
    }
  }
  return basis;
}
