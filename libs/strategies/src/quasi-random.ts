import { createRng, createSobol, type Rng, type Sobol } from '#numerics';
import { defaultAssignments, toUnit, type Assignments } from '#search-space';
import { chooseBatch } from './choose-batch.ts';
import { usablePoint } from './classic/usable-point.ts';
import { FIRST_NUMBER, SOBOL_BLOCK_LENGTH, SOBOL_BLOCKS } from './constants.ts';
import { moveToBelief } from './expert-prior/move-to-belief.ts';
import { drawUnused } from './draw-unused.ts';
import { pinnedPositions } from './pinned-positions.ts';
import { openSearch, type Search } from './search.ts';
import type { Strategy } from './strategy.ts';

/**
 * Scrambled Sobol points, one sequence per study (scrambled by its seed), indexed by trial number: any order of asks in any process fills the
 * space evenly. The first trial is the default point, or where experts believe the best, or the centre. A point that is used or infeasible is replaced by the same place in a later block of the
 * sequence, which is as even, and in the end by a random draw.
 */
export const quasiRandomStrategy: Strategy = {
  name: 'quasi-random',
  version: '5',
  suggest: (snapshot, count, rng) => {
    const search = openSearch(snapshot);
    const sobol = createSobol(search.space.dimension, createRng(snapshot.seed).fork('quasi-random'));
    return chooseBatch(quasiRandomStrategy, search, count, (index) => {
      const assignments = choose(search, sobol, snapshot.firstNumber + index, rng.fork(index));
      return assignments && { assignments };
    });
  },
};

function choose(search: Search, sobol: Sobol, number: number, rng: Rng): Assignments | null {
  if (number === FIRST_NUMBER) {
    const first = firstPoint(search);
    if (first !== null) return first;
  }
  const u = new Float64Array(search.space.dimension);
  for (let block = 0; block < SOBOL_BLOCKS; block++) {
    sobol.point(block * SOBOL_BLOCK_LENGTH + (number % SOBOL_BLOCK_LENGTH), u);
    const assignments = usable(search, u);
    if (assignments !== null) return assignments;
  }
  return drawUnused(search, rng);
}

function firstPoint(search: Search): Assignments | null {
  const first = defaultAssignments(search.space);
  if (first === null) return null;
  const u = toUnit(search.space, first);
  moveToBelief(search.space, u);
  return usable(search, u);
}

function usable(search: Search, u: Float64Array): Assignments | null {
  for (const [index, position] of pinnedPositions(search)) u[index] = position;
  return usablePoint(search, u);
}
