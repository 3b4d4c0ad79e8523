import type { Acquisition } from './acquisition.ts';
import type { CandidatePool } from './candidate-pool.ts';
import { EXCHANGE_STEPS, LEAST_GAIN } from './constants.ts';
import type { Domain } from './domain.ts';

export interface Scored {
  readonly position: Float64Array;
  readonly score: number;
}

/**
 * Steepest ascent over single exchanges of discrete coordinates: all neighbours are scored in one batch, the best one is taken while it
 * gains. `pool` is scratch. One batch per step instead of one coordinate after the other, because a batch of fifty points costs
 * little more than a batch of five.
 */
export function climbDiscrete(pool: CandidatePool, domain: Domain, acquisition: Acquisition, start: Scored): Scored {
  let current = start;
  for (let step = 0; step < EXCHANGE_STEPS; step++) {
    const best = bestNeighbour(pool, domain, acquisition, current);
    if (best === null) break;
    current = best;
  }
  return current;
}

/** Null where no neighbour gains. */
function bestNeighbour(
  pool: CandidatePool,
  domain: Domain,
  acquisition: Acquisition,
  { position: centre, score }: Scored,
): Scored | null {
  pool.clear();
  const position = new Float64Array(centre.length);
  for (let dimension = 0; dimension < domain.dimension; dimension++) {
    for (const value of domain.exchanges(centre, dimension)) {
      position.set(centre);
      position[dimension] = value;
      pool.add(position);
    }
  }
  pool.assess(acquisition);
  const [best] = pool.best(acquisition, 1, score + LEAST_GAIN, null);
  return best === undefined ? null : { position: Float64Array.from(pool.position(best)), score: pool.scores[best]! };
}
