import type { Rng } from '#numerics';
import { neighbours, type Assignments } from '#search-space';
import type { Snapshot, Suggestion } from '#study';
import type { Choice } from '../choice.ts';
import { chooseBatch } from '../choose-batch.ts';
import { drawStart } from '../classic/draw-start.ts';
import { historyOf, isScored, type ScoredTrial } from '../classic/history.ts';
import { moveToFixed } from '../classic/move-to-fixed.ts';
import { numberOption } from '../classic/number-option.ts';
import { drawUnused } from '../draw-unused.ts';
import { openSearch, type Search } from '../search.ts';
import type { Strategy } from '../strategy.ts';
import {
  CHILDREN,
  POPULATION_BUDGET_DIVISOR,
  POPULATION_LEAST,
  POPULATION_MOST,
  SAMPLE_LEAST,
  SAMPLE_MOST,
  SAMPLE_SHARE,
  TOURNAMENTS,
} from './constants.ts';

/**
 * Regularised (ageing) evolution.
 *
 * | symbol | meaning                                                                                  |
 * | P      | population: the newest P scored trials; option `populationSize`, default N / 8 in [10, 100] |
 * | S      | tournament: draws from the population; option `sampleSize`, default P / 2, at most 25      |
 * | N      | budget of trials                                                                         |
 *
 * P random points come first. Then each suggestion is a child of the best of S members drawn with replacement, changed in one parameter. Members leave by
 * age, never by score: a lucky measurement dies like all others, and only what its children confirm stays; the plain tournament, which
 * removes the worst, keeps a noisy winner for ever. The population is read off the history, so asks in parallel need no state: a pending trial is
 * nobody's parent yet. O(trials) per suggestion. Real, Aggarwal, Huang and Le 2019, algorithm 1.
 */
export const evolutionStrategy: Strategy = { name: 'evolution', version: '3', suggest };

function suggest(snapshot: Snapshot, count: number, rng: Rng): readonly Suggestion[] {
  const populationSize = numberOption(snapshot, 'populationSize', defaultPopulation(snapshot.spec.budget.trials));
  const defaultSample = Math.min(SAMPLE_MOST, Math.max(SAMPLE_LEAST, Math.round(SAMPLE_SHARE * populationSize)));
  const sampleSize = numberOption(snapshot, 'sampleSize', defaultSample);
  const search = openSearch(snapshot);
  const history = historyOf(snapshot).filter(({ outcome }) => outcome !== 'unknown');
  const population = history.filter(isScored).slice(-populationSize);
  return chooseBatch(evolutionStrategy, search, count, (index) => {
    const stream = rng.fork(index);
    if (history.length + index < populationSize || population.length === 0) {
      const assignments = drawStart(search, stream);
      return assignments && { assignments };
    }
    return bear(search, population, sampleSize, stream);
  });
}

function defaultPopulation(trials: number): number {
  return Math.min(POPULATION_MOST, Math.max(POPULATION_LEAST, Math.floor(trials / POPULATION_BUDGET_DIVISOR)));
}

function bear(search: Search, population: readonly ScoredTrial[], sampleSize: number, rng: Rng): Choice | null {
  const view = { modelTrials: population.length, predicted: null, acquisition: null, model: null };
  for (let tournament = 0; tournament < TOURNAMENTS; tournament++) {
    const stream = rng.fork(tournament);
    const parent = moveToFixed(search, winner(population, sampleSize, stream), stream);
    if (parent === null) continue;
    const children = neighbours(search.space, parent, stream, CHILDREN, { fixed: search.fixed });
    const child = children.find((assignments) => !search.isUsed(assignments));
    if (child !== undefined) return { assignments: child, view };
  }
  const assignments = drawUnused(search, rng.fork('unused'));
  return assignments && { assignments };
}

function winner(population: readonly ScoredTrial[], sampleSize: number, rng: Rng): Assignments {
  let best = population[rng.int(population.length)]!;
  for (let draw = 1; draw < sampleSize; draw++) {
    const other = population[rng.int(population.length)]!;
    if (other.outcome > best.outcome) best = other;
  }
  return best.assignments;
}
