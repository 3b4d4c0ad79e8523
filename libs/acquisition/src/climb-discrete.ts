import type { Rng } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import type { CandidatePool } from './candidate-pool.ts';
import { EXCHANGE_STEPS, LARGEST_BATCH, LEAST_GAIN, OPEN_ALLOWANCES, OPEN_EXCHANGES } from './constants.ts';
import type { Domain } from './domain.ts';
import { exchangeGroups } from './exchange-groups.ts';
import type { Scored } from './scored.ts';

/**
 * Steepest ascent over single exchanges of discrete coordinates: all neighbours are scored in one batch, the best one is taken while it
 * gains. `pool` is scratch. One batch per step instead of one coordinate after the other, because a batch of fifty points costs
 * little more than a batch of five.
 *
 * In k dimensions of v values that is some k steps of k v neighbours, too many where k is large: there groups of a few dimensions climb one after the
 * other, in an order drawn anew for every climb, until `allowance` neighbours were scored.
 */
export function climbDiscrete(
  pool: CandidatePool,
  domain: Domain,
  acquisition: Acquisition,
  start: Scored,
  allowance: number,
  rng: Rng,
): Scored {
  let current = start;
  let scored = 0;
  const climb = (dimensions: readonly number[], steps: number, most: number): void => {
    for (let step = 0; step < steps && scored < most; step++) {
      const best = bestNeighbour(pool, domain, acquisition, current, dimensions);
      scored += pool.count;
      if (best === null) return;
      current = best;
    }
  };
  if (isFewExchanges(domain, start.position, allowance)) climb(domain.discrete, EXCHANGE_STEPS, Infinity);
  else for (const group of exchangeGroups(domain, start.position, rng)) climb(group, group.length, allowance);
  return current;
}

/** Neighbours that fit in a batch, and about a step per dimension that does not take many times what is allowed elsewhere. */
function isFewExchanges(domain: Domain, position: Float64Array, allowance: number): boolean {
  const { discrete } = domain;
  if (discrete.length > OPEN_EXCHANGES) return false;
  const neighbours = discrete.reduce((sum, dimension) => sum + domain.exchanges(position, dimension).length, 0);
  const steps = Math.min(EXCHANGE_STEPS, discrete.length);
  return neighbours <= LARGEST_BATCH && neighbours * steps <= OPEN_ALLOWANCES * allowance;
}

/** Null where no neighbour gains. */
function bestNeighbour(
  pool: CandidatePool,
  domain: Domain,
  acquisition: Acquisition,
  { position: centre, score }: Scored,
  dimensions: readonly number[],
): Scored | null {
  pool.clear();
  const position = new Float64Array(centre.length);
  for (const dimension of dimensions) {
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
