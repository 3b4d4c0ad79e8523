import { createSobol, type Rng } from '#numerics';
import type { CandidatePool } from './candidate-pool.ts';
import {
  MOST_SPRAYED,
  REGION_BROAD_EVERY,
  REGION_CANDIDATES,
  REGION_MOVED,
  REGION_SPRAY_SHARES,
  SPRAYS_PER_CENTRE,
} from './constants.ts';
import type { Domain } from './domain.ts';
import { clampTo, type Region } from './region.ts';

/**
 * Fills a pool with points of a region: its centre with some coordinates moved to a Sobol point of the box, about REGION_MOVED of them or, in every
 * third point, all; and sprays round the best observed points of one to three coordinates. In a hundred dimensions a point that
 * differs from the centre in all of them is far from everything known, and its value the model's guess at nothing (Regis and Shoemaker 2013; TuRBO moves 20 too).
 */
export function gatherInRegion(
  pool: CandidatePool,
  domain: Domain,
  region: Region,
  centres: readonly Float64Array[],
  rng: Rng,
): void {
  const { centre } = region;
  const isCategorical = new Uint8Array(domain.dimension);
  for (const dimension of region.categorical) isCategorical[dimension] = 1;
  const sobol = createSobol(domain.dimension, rng.fork('sobol'));
  const chance = rng.fork('moved');
  const u = new Float64Array(domain.dimension);
  const position = new Float64Array(domain.dimension);
  pool.add(centre);
  for (let i = 0; i < REGION_CANDIDATES; i++) {
    sobol.point(i, u);
    position.set(centre);
    const share = i % REGION_BROAD_EVERY === 0 ? 1 : REGION_MOVED / domain.dimension;
    for (let dimension = 0; dimension < u.length; dimension++) {
      if (isCategorical[dimension] === 1 || chance.next() >= share) continue;
      position[dimension] = within(region, dimension, u[dimension]!);
    }
    exchangeSome(position, u, region, chance);
    pool.add(position);
  }
  for (const at of centres) sprayRound(pool, domain, region, clampTo(region, at), rng.fork('spray'));
}

function within({ lower, upper }: Region, dimension: number, share: number): number {
  return lower[dimension]! + share * (upper[dimension]! - lower[dimension]!);
}

function exchangeSome(position: Float64Array, u: Float64Array, { categorical, exchanged }: Region, rng: Rng): void {
  if (categorical.length === 0) return;
  for (let left = rng.int(exchanged + 1); left > 0; left--) {
    const dimension = categorical[rng.int(categorical.length)]!;
    position[dimension] = u[dimension]!;
  }
}

function sprayRound(pool: CandidatePool, domain: Domain, region: Region, start: Float64Array, rng: Rng): void {
  const { lower, upper } = region;
  const smooth = domain.smooth(start);
  if (smooth.length === 0) return;
  const position = new Float64Array(start.length);
  for (let i = 0; i < SPRAYS_PER_CENTRE; i++) {
    position.set(start);
    const share = REGION_SPRAY_SHARES[i % REGION_SPRAY_SHARES.length]!;
    for (let left = 1 + rng.int(MOST_SPRAYED); left > 0; left--) {
      const dimension = smooth[rng.int(smooth.length)]!;
      const moved = start[dimension]! + share * (upper[dimension]! - lower[dimension]!) * rng.normal();
      position[dimension] = Math.min(upper[dimension]!, Math.max(lower[dimension]!, moved));
    }
    pool.add(position);
  }
}
