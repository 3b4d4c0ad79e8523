import { inArenaScope, type Kernels, type Rng } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import type { Alternative } from './alternative.ts';
import { createCandidatePool, type CandidatePool } from './candidate-pool.ts';
import { chooseStarts } from './choose-starts.ts';
import { climbDiscrete } from './climb-discrete.ts';
import { climbFeasible } from './climb-feasible.ts';
import { climbSmooth } from './climb-smooth.ts';
import { confineDomain } from './confine-domain.ts';
import {
  CLIMB_ROUNDS,
  CREEP_STARTS,
  EXCHANGED_COORDINATES,
  LARGEST_BATCH,
  LEAST_GAIN,
  OBSERVED_STARTS,
  SPRAY_CENTRES,
} from './constants.ts';
import type { Domain } from './domain.ts';
import { gatherCandidates } from './gather-candidates.ts';
import { gatherFeasible } from './gather-feasible.ts';
import { gatherInRegion } from './gather-in-region.ts';
import { clampTo, type Region } from './region.ts';
import type { Scored } from './scored.ts';

export interface Scope {
  readonly region?: Region | null;
  readonly instead?: Alternative | null;
}

/**
 * The best untaken point of a mixed space under an acquisition, or null when every candidate is taken.
 *
 * 1. Assess Sobol points, sprays and exchanges round the best observed points in one batch; in a constrained domain also feasible points and
 *    moves along the feasible set.
 * 2. From the best candidate, a few drawn by value, and the best observed points: smooth climb and discrete exchanges in turn.
 * 3. In a constrained domain, a climb along the feasible set from the best of all these.
 * 4. Of everything seen on the way, the best that was not tried before.
 *
 * `observed` are settled positions, best first. `weights` (1 / l^2 per column) precondition the climb. With a region, candidates and climbs stay in
 * it, and moves along a feasible set are left out. An acquisition under which every candidate is below a limit gives way to the one `instead` of it, for the same candidates.
 */
export function maximiseAcquisition(
  kernels: Kernels,
  domain: Domain,
  preferred: Acquisition,
  observed: readonly Float64Array[],
  weights: Float64Array,
  rng: Rng,
  { region = null, instead = null }: Scope = {},
): Scored | null {
  return inArenaScope(kernels, () => {
    const pool = createCandidatePool(kernels, domain, LARGEST_BATCH);
    const scratch = createCandidatePool(kernels, domain, LARGEST_BATCH);
    const basis = gather(pool, domain, observed, region, rng);
    const acquisition = assess(pool, preferred, instead);
    const chosen = chooseStarts(pool, acquisition, rng.fork('starts')).map((i) => scoredAt(pool, i));
    const seen: Scored[] = [];
    if (chosen.length > 0) {
      const known = observed.slice(0, OBSERVED_STARTS);
      const near = region === null ? known : known.map((position) => clampTo(region, position));
      const observedStarts = scoreAll(near, scratch, acquisition);
      const within = region === null ? domain : confineDomain(domain, region);
      const tools = { kernels, domain: within, acquisition, weights, scratch, region };
      seen.push(...climb([...chosen, ...observedStarts], tools, rng.fork('exchanges')));
      if (basis.length > 0) {
        const best = pool.best(acquisition, CREEP_STARTS, -Infinity, null).map((i) => scoredAt(pool, i));
        seen.push(...climbFeasible([...best, ...seen], basis, domain, acquisition, scratch, rng.fork('creep')));
      }
    }
    return bestUntaken(seen, pool, acquisition, domain);
  });
}

/** Assesses the candidates, by the other acquisition where they come to nothing by the preferred one. Answers by which. */
function assess(pool: CandidatePool, preferred: Acquisition, instead: Alternative | null): Acquisition {
  pool.assess(preferred);
  if (instead === null || pool.best(preferred, 1, instead.below, null).length > 0) return preferred;
  pool.reassess(instead);
  return instead.acquisition;
}

/** The feasible points whose differences are moves along the feasible set; none where nothing is constrained. */
function gather(
  pool: CandidatePool,
  domain: Domain,
  observed: readonly Float64Array[],
  region: Region | null,
  rng: Rng,
): readonly Float64Array[] {
  const centres = observed.slice(0, SPRAY_CENTRES);
  if (region !== null) {
    gatherInRegion(pool, domain, region, centres, rng);
    return [];
  }
  gatherCandidates(pool, domain, centres, rng);
  return gatherFeasible(pool, domain, observed, rng.fork('feasible'));
}

interface Climb {
  readonly kernels: Kernels;
  readonly domain: Domain;
  readonly acquisition: Acquisition;
  readonly weights: Float64Array;
  readonly scratch: CandidatePool;
  readonly region: Region | null;
}

/** Smooth climb and discrete exchanges in turn; a position drops out of the next round when no exchange gained. */
function climb(starts: readonly Scored[], tools: Climb, rng: Rng): readonly Scored[] {
  const { kernels, domain, acquisition, weights, scratch, region } = tools;
  const allowance = EXCHANGED_COORDINATES / (domain.dimension * CLIMB_ROUNDS * starts.length);
  const ended: Scored[] = [];
  let climbing = starts;
  for (let round = 0; round < CLIMB_ROUNDS && climbing.length > 0; round++) {
    const positions = climbing.map(({ position }) => position);
    const ends = climbSmooth(kernels, domain, acquisition, weights, positions, region);
    const moved = scoreAll(ends, scratch, acquisition);
    const next: Scored[] = [];
    climbing.forEach((start, i) => {
      const reached = moved[i] !== undefined && moved[i].score > start.score ? moved[i] : start;
      const exchanged = climbDiscrete(scratch, domain, acquisition, reached, allowance, rng);
      (exchanged.score > reached.score + LEAST_GAIN ? next : ended).push(exchanged);
    });
    climbing = next;
  }
  return [...ended, ...climbing];
}

function scoreAll(positions: readonly Float64Array[], scratch: CandidatePool, acquisition: Acquisition): Scored[] {
  scratch.clear();
  for (const position of positions) scratch.add(position);
  scratch.score(acquisition);
  return Array.from({ length: scratch.count }, (_, i) => scoredAt(scratch, i));
}

function scoredAt(pool: CandidatePool, index: number): Scored {
  return { position: Float64Array.from(pool.position(index)), score: pool.scores[index]! };
}

/** Of the ends of climbs and of all candidates. */
function bestUntaken(
  seen: readonly Scored[],
  pool: CandidatePool,
  acquisition: Acquisition,
  domain: Domain,
): Scored | null {
  const ranked = seen.filter(({ score }) => !Number.isNaN(score)).sort((a, b) => b.score - a.score);
  const climbed = ranked.find(({ position }) => !domain.taken(position)) ?? null;
  for (;;) {
    const [best] = pool.best(acquisition, 1, climbed?.score ?? -Infinity, null);
    if (best === undefined) return climbed;
    if (!domain.taken(pool.position(best))) return scoredAt(pool, best);
    pool.drop(best);
  }
}
