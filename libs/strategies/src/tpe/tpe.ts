import type { Rng } from '#numerics';
import { activeMask, repairUnit, type Assignments } from '#search-space';
import type { Snapshot, Suggestion } from '#study';
import type { Choice } from '../choice.ts';
import { chooseBatch } from '../choose-batch.ts';
import { defaultPoint } from '../classic/default-point.ts';
import { historyOf } from '../classic/history.ts';
import { numberOption } from '../classic/number-option.ts';
import { usablePoint } from '../classic/usable-point.ts';
import { pinnedPositions } from '../pinned-positions.ts';
import { drawUnused } from '../draw-unused.ts';
import type { ModelView } from '../model-view.ts';
import { listUnused } from '../list-unused.ts';
import { openSearch, type Search } from '../search.ts';
import type { IsDue, Strategy } from '../strategy.ts';
import { CANDIDATE_ROUNDS, CANDIDATES, STARTUP_TRIALS } from './constants.ts';
import { createDensityPairs, type DensityPair } from './density-pair.ts';
import { groupParameters } from './group-parameters.ts';
import { placeTrial, splitTrials } from './split-trials.ts';

/**
 * Multivariate tree-structured Parzen estimator: l is the density of the good trials, g that of all others, and the next point is the draw from l
 * with the largest l / g, which is monotone in the expected improvement (Bergstra et al. 2011). Constants, bandwidths and the split are those of
 * Optuna 5; failed trials count as bad ones instead of being forgotten, and no configuration is proposed twice.
 */
export const tpeStrategy: Strategy = { name: 'tpe', version: '3', suggest };

function suggest(snapshot: Snapshot, count: number, rng: Rng, isDue?: IsDue): readonly Suggestion[] {
  const startupTrials = numberOption(snapshot, 'startupTrials', STARTUP_TRIALS);
  const candidates = numberOption(snapshot, 'candidates', CANDIDATES);
  const search = openSearch(snapshot);
  const { space } = search;
  const split = splitTrials(space, historyOf(snapshot));
  const pinned = pinnedPositions(search);
  const groups = groupParameters(
    space,
    snapshot.trials.filter(({ state }) => state !== 'pending').map(({ assignments }) => assignments),
  );
  const choose = (index: number): Choice | null => {
    const stream = rng.fork(index);
    const first = defaultPoint(search);
    if (first !== null) return { assignments: first };
    if (split.ended < startupTrials) {
      const assignments = drawUnused(search, stream);
      return assignments && { assignments };
    }
    const pairs = createDensityPairs(space, groups, split, pinned);
    const choice = chooseByRatio(search, pairs, pinned, candidates, split.ended, stream);
    if (choice !== null) split.other.push(placeTrial(space, choice.assignments));
    return choice;
  };
  return chooseBatch(tpeStrategy, search, count, choose, { isDue });
}

function chooseByRatio(
  search: Search,
  pairs: readonly DensityPair[],
  pinned: ReadonlyMap<number, number>,
  candidates: number,
  modelTrials: number,
  rng: Rng,
): Choice | null {
  const explained = (assignments: Assignments, value: number): Choice => ({
    assignments,
    view: viewOf(value, modelTrials),
  });
  const u = new Float64Array(search.space.dimension).fill(0.5);
  for (const [index, position] of pinned) u[index] = position;
  for (let round = 0; round < CANDIDATE_ROUNDS; round++) {
    const stream = rng.fork(round);
    const drawn = pairs.map((pair) => drawBestFirst(pair, candidates, u, stream));
    for (let rank = 0; rank < candidates; rank++) {
      pairs.forEach(({ parameters }, group) => {
        for (const index of parameters) u[index] = drawn[group]![rank]!.u[index]!;
      });
      const assignments = usablePoint(search, u);
      if (assignments !== null) return explained(assignments, ratioAt(search, pairs, u));
    }
  }
  // The last set of draws is infeasible or used throughout: the nearest feasible point, or what little is unused.
  if (repairUnit(search.space, rng.fork('repair'), u, { fixed: search.fixed })) {
    const assignments = usablePoint(search, u);
    if (assignments !== null) return explained(assignments, ratioAt(search, pairs, u));
  }
  return chooseUnused(search, pairs, candidates, rng.fork('unused'), explained);
}

/** Uniform draws of what is left, or all of it where that is no more: the one of the largest ratio. */
function chooseUnused(
  search: Search,
  pairs: readonly DensityPair[],
  candidates: number,
  rng: Rng,
  explained: (assignments: Assignments, value: number) => Choice,
): Choice | null {
  let best: Choice | null = null;
  let most = -Infinity;
  // Listed at once, since so many candidates were refused that little can be left.
  const { points, isComplete } = listUnused(search);
  const left = isComplete ? points : null;
  for (let draw = 0; draw < candidates; draw++) {
    const assignments = left === null ? drawUnused(search, rng.fork(draw)) : pickOf(left, draw, candidates, rng);
    if (assignments === null) break;
    const ratio = ratioAt(search, pairs, search.positionOf(assignments));
    if (best !== null && ratio <= most) continue;
    best = explained(assignments, ratio);
    most = ratio;
  }
  return best;
}

function pickOf(left: readonly Assignments[], draw: number, candidates: number, rng: Rng): Assignments | null {
  return left[left.length <= candidates ? draw : rng.fork(draw).int(left.length)] ?? null;
}

interface Candidate {
  readonly u: Float64Array;
  readonly ratio: number;
}

function drawBestFirst(pair: DensityPair, count: number, from: Float64Array, rng: Rng): readonly Candidate[] {
  const drawn = Array.from({ length: count }, (): Candidate => {
    const u = from.slice();
    pair.sample(rng, u);
    return { u, ratio: pair.logRatio(u) };
  });
  return drawn.sort((a, b) => b.ratio - a.ratio);
}

/** log l / g over the groups that are active at `u`. */
function ratioAt(search: Search, pairs: readonly DensityPair[], u: Float64Array): number {
  const active = activeMask(search.space, u);
  const concerned = pairs.filter(({ parameters }) => parameters.some((index) => active[index] === 1));
  return concerned.reduce((sum, pair) => sum + pair.logRatio(u), 0);
}

function viewOf(value: number, modelTrials: number): ModelView {
  return { modelTrials, predicted: null, acquisition: { name: 'log-density-ratio', value }, model: null };
}
