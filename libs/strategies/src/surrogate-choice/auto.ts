import { inArenaScope, type Rng } from '#numerics';
import { compileSpace } from '#search-space';
import type { Snapshot, Suggestion, SurrogateChoice } from '#study';
import { createBayesianStrategy, type KernelSource } from '../bayesian.ts';
import { failureOf } from '../failure.ts';
import { randomForestStrategy } from '../forest-search/random-forest.ts';
import { modelArena } from '../model-arena.ts';
import { readObservations, type Observations } from '../observations.ts';
import { openSearch, type Search } from '../search.ts';
import { createSpaceDomain } from '../space-domain.ts';
import type { IsDue, Strategy } from '../strategy.ts';
import { readChoice, withChoice, type ChoiceState } from './choice-state.ts';
import { compareSurrogates } from './compare-surrogates.ts';
import { CLEARLY_AHEAD, COMPARED_GROWTH, COMPARED_LEAST } from './constants.ts';
import { explainForest, explainProcess, explainShape, explainUnfitted, explainYouth } from './explain-choice.ts';
import { spaceShape } from './space-shape.ts';

const NAME = 'auto';
const VERSION = '1';

/**
 * Chooses the surrogate: the Gaussian process, and in a large or deeply conditional space the random forest once it predicts results that were left out
 * clearly better. Compared at 20 results and whenever there are a quarter more, the outcome being stored with the model, so that the choice follows from the snapshot alone. The
 * answer is that of the chosen strategy, under its name, to the last bit.
 */
export function createAutoStrategy(kernelSource: KernelSource): Strategy {
  const bayesian = createBayesianStrategy(kernelSource);
  const suggest = (snapshot: Snapshot, count: number, rng: Rng, isDue?: IsDue): readonly Suggestion[] => {
    const { state, choice } = choose(kernelSource, snapshot, rng.fork('surrogate'));
    const strategy = choice.name === 'random-forest' ? randomForestStrategy : bayesian;
    return strategy.suggest(snapshot, count, rng, isDue).map(({ assignments, explanation }) => {
      const model = state === null ? explanation.model : withChoice(explanation.model, state);
      return { assignments, explanation: { ...explanation, model, surrogate: choice } };
    });
  };
  return { name: NAME, version: VERSION, suggest };
}

interface Chosen {
  /** What is remembered; null where nothing was compared. */
  readonly state: ChoiceState | null;
  readonly choice: SurrogateChoice;
}

function choose(kernelSource: KernelSource, snapshot: Snapshot, rng: Rng): Chosen {
  const shape = spaceShape(compileSpace(snapshot.spec));
  if (!shape.isLargeOrDeep) return { state: null, choice: explainShape(shape) };
  const search = openSearch(snapshot);
  const observations = readObservations(search);
  const results = observations.positions.length;
  if (results < COMPARED_LEAST) return { state: null, choice: explainYouth(shape, results) };
  const last = readChoice(snapshot.model);
  const isCurrent = last !== null && last.at <= results && results < COMPARED_GROWTH * last.at;
  const state = isCurrent ? last : compare(kernelSource, search, observations, rng);
  if (typeof state === 'string') return { state: null, choice: explainUnfitted(state) };
  const choice = state.lead > CLEARLY_AHEAD ? explainForest(state) : explainProcess(state);
  return { state, choice };
}

/** Where the process cannot be fitted at all there is nothing to compare with: the reason. */
function compare(
  kernelSource: KernelSource,
  search: Search,
  observations: Observations,
  rng: Rng,
): ChoiceState | string {
  const kernels = kernelSource(modelArena(createSpaceDomain(search), observations, 0));
  try {
    return inArenaScope(kernels, () => ({
      at: observations.positions.length,
      ...compareSurrogates(kernels, search, observations, rng),
    }));
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return failure.reason;
  }
}
