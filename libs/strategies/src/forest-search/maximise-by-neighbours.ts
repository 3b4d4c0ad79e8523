import type { Scored } from '#acquisition';
import type { Rng } from '#numerics';
import { LEAST_GAIN, LOCAL_SEARCHES, NEIGHBOUR_DEVIATIONS, NEIGHBOURS_SCORED } from './constants.ts';
import type { ForestDomain } from './forest-domain.ts';

/** Scores settled positions, in one batch. */
export type ScorePositions = (positions: readonly Float64Array[]) => Float64Array;

/**
 * The best untaken point under an acquisition without gradients, or null when all that was seen is taken: candidates, then local searches from
 * the best of them and from the best tried points, in the manner of SMAC. Every search scores all its neighbours and moves to the best while
 * that gains; they advance in step, because one batch for ten searches costs a forest little more than one search alone. In very many dimensions
 * a search tries the moves of some of them, drawn anew in every round: a round is never more than all rounds may be.
 */
export function maximiseByNeighbours(
  domain: ForestDomain,
  score: ScorePositions,
  candidates: readonly Float64Array[],
  tried: readonly Float64Array[],
  rng: Rng,
): Scored | null {
  const seen = scoreAll(score, candidates);
  const half = LOCAL_SEARCHES >> 1;
  const fromTried = scoreAll(score, tried.slice(0, half));
  const fromCandidates = [...seen].sort((a, b) => b.score - a.score).slice(0, LOCAL_SEARCHES - fromTried.length);
  let climbing: readonly Scored[] = [...fromTried, ...fromCandidates];
  let scoredInAll = 0;
  for (let round = 0; scoredInAll < NEIGHBOURS_SCORED && climbing.length > 0; round++) {
    const stream = rng.fork(round);
    const most = Math.floor(NEIGHBOURS_SCORED / climbing.length);
    const offspring = climbing.map(({ position }) => neighboursOf(domain, position, most, stream));
    const scored = scoreAll(score, offspring.flat());
    for (const one of scored) seen.push(one);
    scoredInAll += scored.length;
    let from = 0;
    climbing = climbing.flatMap((current, i) => {
      const family = scored.slice(from, (from += offspring[i]!.length));
      const best = family.reduce((held, one) => (one.score > held.score ? one : held), current);
      return best.score > current.score + LEAST_GAIN ? [best] : [];
    });
  }
  return bestUntaken(seen, domain);
}

function scoreAll(score: ScorePositions, positions: readonly Float64Array[]): Scored[] {
  if (positions.length === 0) return [];
  const scores = score(positions);
  return positions.map((position, i) => ({ position, score: scores[i]! }));
}

/** Single moves: every exchange of a discrete parameter, a few draws round the value of a continuous one. What they activate is drawn anew. */
function neighboursOf(domain: ForestDomain, centre: Float64Array, most: number, rng: Rng): Float64Array[] {
  const found: Float64Array[] = [];
  const smooth = new Set(domain.smooth(centre));
  const dormant = domain.dormant(centre);
  const tryMove = (dimension: number, value: number): void => {
    const position = Float64Array.from(centre);
    position[dimension] = value;
    for (const index of dormant) position[index] = rng.next();
    if (domain.settle(position) && position.some((u, i) => u !== centre[i])) found.push(position);
  };
  for (const dimension of movedDimensions(domain, centre, smooth, most, rng)) {
    for (const value of domain.exchanges(centre, dimension)) tryMove(dimension, value);
    if (!smooth.has(dimension)) continue;
    for (const deviation of NEIGHBOUR_DEVIATIONS)
      tryMove(dimension, Math.min(1, Math.max(0, centre[dimension]! + deviation * rng.normal())));
  }
  return found;
}

/** All that have no more than `most` moves together, else as many as have, drawn. */
function movedDimensions(
  domain: ForestDomain,
  centre: Float64Array,
  smooth: ReadonlySet<number>,
  most: number,
  rng: Rng,
): readonly number[] {
  const dimensions = Array.from({ length: domain.dimension }, (_, dimension) => dimension);
  const moves = dimensions.map(
    (dimension) =>
      domain.exchanges(centre, dimension).length + (smooth.has(dimension) ? NEIGHBOUR_DEVIATIONS.length : 0),
  );
  if (moves.reduce((sum, count) => sum + count, 0) <= most) return dimensions;
  let room = most;
  return rng.shuffle(dimensions).filter((dimension) => {
    if (moves[dimension]! > room) return false;
    room -= moves[dimension]!;
    return true;
  });
}

function bestUntaken(seen: readonly Scored[], domain: ForestDomain): Scored | null {
  const ranked = seen.filter(({ score }) => !Number.isNaN(score)).sort((a, b) => b.score - a.score);
  return ranked.find(({ position }) => !domain.taken(position)) ?? null;
}
