import { createSobol, type Rng } from '#numerics';
import type { CandidatePool } from './candidate-pool.ts';
import {
  EXCHANGE_CANDIDATES,
  FEW_SPRAYED_ABOVE,
  MOST_SPRAYED,
  SOBOL_CANDIDATES,
  SPRAY_DEVIATIONS,
  SPRAYS_PER_CENTRE,
} from './constants.ts';
import type { Domain } from './domain.ts';

/**
 * Fills a pool: scrambled Sobol points for the unknown, the centres (best observed points) themselves, Gaussian sprays round them in the
 * smooth dimensions, and one- or two-exchange neighbours in the discrete ones. Infeasible positions drop out.
 */
export function gatherCandidates(
  pool: CandidatePool,
  domain: Domain,
  centres: readonly Float64Array[],
  rng: Rng,
): void {
  const sobol = createSobol(domain.dimension, rng.fork('sobol'));
  const position = new Float64Array(domain.dimension);
  for (let i = 0; i < SOBOL_CANDIDATES; i++) {
    sobol.point(i, position);
    pool.add(position);
  }
  const spray = rng.fork('spray');
  for (const centre of centres) {
    pool.add(centre);
    const smooth = domain.smooth(centre);
    if (smooth.length === 0) continue;
    for (let i = 0; i < SPRAYS_PER_CENTRE; i++) {
      position.set(centre);
      const deviation = SPRAY_DEVIATIONS[i % SPRAY_DEVIATIONS.length]!;
      for (const dimension of sprayedDimensions(smooth, domain.dimension, spray))
        position[dimension] = Math.min(1, Math.max(0, centre[dimension]! + deviation * spray.normal()));
      pool.add(position);
    }
  }
  addExchanges(pool, domain, centres, position, rng.fork('exchange'));
}

function sprayedDimensions(smooth: readonly number[], dimension: number, rng: Rng): readonly number[] {
  if (dimension <= FEW_SPRAYED_ABOVE) return smooth;
  return Array.from({ length: 1 + rng.int(MOST_SPRAYED) }, () => smooth[rng.int(smooth.length)]!);
}

function addExchanges(
  pool: CandidatePool,
  domain: Domain,
  centres: readonly Float64Array[],
  position: Float64Array,
  rng: Rng,
): void {
  if (centres.length === 0) return;
  for (let i = 0; i < EXCHANGE_CANDIDATES; i++) {
    position.set(centres[i % centres.length]!);
    let moved = false;
    // A draw before each move: the first is always made, a second every other time, a third never.
    for (let move = 0; move <= rng.int(2); move++) {
      const dimension = rng.int(domain.dimension);
      const choices = domain.exchanges(position, dimension);
      if (choices.length === 0) continue;
      position[dimension] = choices[rng.int(choices.length)]!;
      moved = true;
    }
    if (moved) pool.add(position);
  }
}
