import type { Rng } from '#numerics';
import { fromUnit, neighbours, repairUnit, type Assignments } from '#search-space';
import type { Snapshot, Suggestion } from '#study';
import { chooseBatch } from '../choose-batch.ts';
import { defaultPoint } from '../classic/default-point.ts';
import { historyOf, type Tried } from '../classic/history.ts';
import { numberOption } from '../classic/number-option.ts';
import { usablePoint } from '../classic/usable-point.ts';
import { pinnedPositions } from '../pinned-positions.ts';
import { drawUnused } from '../draw-unused.ts';
import type { ModelView } from '../model-view.ts';
import { openSearch, type Search } from '../search.ts';
import type { Strategy } from '../strategy.ts';
import { NEIGHBOURS_LOOKED_AT, SLOT_DRAWS } from './constants.ts';
import type { Distribution } from './distribution.ts';
import { drawPoint } from './draw-point.ts';
import { defaultPopulation } from './learning-rates.ts';
import { advance, drawStream, replay, studyStream } from './replay.ts';

/**
 * (mu/mu_w, lambda)-CMA-ES on the unit cube, beyond 50 numeric parameters with a diagonal covariance, with margins for integers, learnt chances for categories, and restarts of doubled population. The distribution is
 * replayed from the history, to which a stated default point comes first; see replay.ts for how, next-generation.ts for the update. Made for numeric spaces and for budgets of
 * hundreds of trials: with fewer, a model of the objective finds more.
 */
export const cmaEsStrategy: Strategy = { name: 'cma-es', version: '4', suggest };

function suggest(snapshot: Snapshot, count: number, rng: Rng): readonly Suggestion[] {
  const search = openSearch(snapshot);
  const { space } = search;
  const population = numberOption(snapshot, 'populationSize', defaultPopulation(space.dimension));
  const seed = studyStream(snapshot.seed);
  const history: Tried[] = [...historyOf(snapshot)];
  const ended = history.filter(({ outcome }) => outcome === 'failed' || typeof outcome === 'number').length;
  let standing = replay(space, seed, population, history);
  return chooseBatch(cmaEsStrategy, search, count, (index) => {
    const { distribution } = standing;
    const assignments = defaultPoint(search) ?? choose(search, distribution, seed, history.length, rng.fork(index));
    if (assignments === null) return null;
    history.push({ assignments, outcome: 'pending' });
    standing = advance(space, seed, standing, history);
    return { assignments, view: viewOf(distribution, ended) };
  });
}

function choose(search: Search, distribution: Distribution, seed: Rng, slot: number, rng: Rng): Assignments | null {
  const { space, fixed } = search;
  const pinned = pinnedPositions(search);
  let u = new Float64Array(space.dimension);
  for (let draw = 0; draw < SLOT_DRAWS; draw++) {
    u = new Float64Array(drawPoint(space, distribution, drawStream(seed, slot, draw)));
    for (const [index, position] of pinned) u[index] = position;
    const assignments = usablePoint(search, u);
    if (assignments !== null) return assignments;
  }
  if (repairUnit(space, rng, u, { fixed })) {
    const repaired = fromUnit(space, u);
    const near = neighbours(space, repaired, rng, NEIGHBOURS_LOOKED_AT, { fixed });
    const unused = [repaired, ...near].find((assignments) => !search.isUsed(assignments));
    if (unused !== undefined) return unused;
  }
  return drawUnused(search, rng.fork('unused'));
}

function viewOf({ generation, restarts, population, stepSize }: Distribution, modelTrials: number): ModelView {
  const model = { kind: 'cma-es', generation, restarts, populationSize: population, stepSize };
  return { modelTrials, predicted: null, acquisition: null, model };
}
