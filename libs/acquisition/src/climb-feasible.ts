import type { Rng } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import type { CandidatePool } from './candidate-pool.ts';
import { CREEP_MOVES, CREEP_ROUNDS, CREEP_STARTS } from './constants.ts';
import { differenceMove } from './difference-move.ts';
import type { Domain } from './domain.ts';
import type { Scored } from './scored.ts';

/**
 * Creeps along a constrained set from the best positions seen: each tries moves by differences of feasible points, round by round half as far, and
 * goes to the best while that gains. The smooth climb does not see constraints; where the optimum lies on the border of a thin set it
 * ends at once, and this goes on. `scratch` is overwritten.
 */
export function climbFeasible(
  seen: readonly Scored[],
  basis: readonly Float64Array[],
  domain: Domain,
  acquisition: Acquisition,
  scratch: CandidatePool,
  rng: Rng,
): readonly Scored[] {
  let climbing = bestOf(seen, CREEP_STARTS);
  const position = new Float64Array(domain.dimension);
  for (let round = 0, scale = 1; round < CREEP_ROUNDS; round++, scale /= 2) {
    scratch.clear();
    const ends = climbing.map((start) => {
      for (let move = 0; move < CREEP_MOVES; move++) {
        differenceMove(position, start.position, basis, scale, rng);
        scratch.add(position);
      }
      return scratch.count;
    });
    scratch.score(acquisition);
    climbing = climbing.map((start, i) => bestBetween(scratch, i === 0 ? 0 : ends[i - 1]!, ends[i]!, start));
  }
  return climbing;
}

function bestBetween(pool: CandidatePool, from: number, to: number, start: Scored): Scored {
  let best = -1;
  let score = start.score;
  for (let i = from; i < to; i++) {
    if (!(pool.scores[i]! > score)) continue;
    best = i;
    score = pool.scores[i]!;
  }
  return best === -1 ? start : { position: Float64Array.from(pool.position(best)), score };
}

function bestOf(seen: readonly Scored[], count: number): readonly Scored[] {
  return seen
    .filter(({ score }) => !Number.isNaN(score))
    .sort((a, b) => b.score - a.score)
    .slice(0, count);
}
