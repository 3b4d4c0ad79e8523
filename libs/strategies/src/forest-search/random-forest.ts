import type { Rng } from '#numerics';
import type { JsonValue, Snapshot, Suggestion } from '#study';
import { choiceOfBest } from '../choice-of-best.ts';
import type { Fallback, PlacedChoice } from '../choice.ts';
import { chooseBatch } from '../choose-batch.ts';
import { chooseUnmodelled } from '../choose-unmodelled.ts';
import type { ModelView } from '../model-view.ts';
import { expertPrior } from '../expert-prior/expert-prior.ts';
import { readObservations, type Observations } from '../observations.ts';
import { rawPrediction } from '../raw-prediction.ts';
import { forestViewOf } from './forest-view.ts';
import { openSearch, type Search } from '../search.ts';
import type { IsDue, Strategy } from '../strategy.ts';
import { REGROWN_IN_BATCH } from './constants.ts';
import { drawCandidates } from './draw-candidates.ts';
import { forestLogImprovement, predictForest } from './forest-acquisition.ts';
import { createForestDomain, type ForestDomain } from './forest-domain.ts';
import { fitForestModel, type ForestModel } from './forest-model.ts';
import { maximiseByNeighbours } from './maximise-by-neighbours.ts';

/**
 * Bayesian optimisation with a random forest in place of the Gaussian process, in the manner of SMAC: for deeply conditional and categorical
 * spaces, where a forest learns from which parameters are active at all. The next point of a batch is chosen as if the earlier ones, and all
 * pending trials, had turned out as predicted.
 */
export const randomForestStrategy: Strategy = { name: 'random-forest', version: '4', suggest };

function suggest(snapshot: Snapshot, count: number, rng: Rng, isDue?: IsDue): readonly Suggestion[] {
  const search = openSearch(snapshot);
  const domain = createForestDomain(search);
  const observations = readObservations(search);
  let model =
    observations.positions.length + observations.failures.length === 0
      ? null
      : fitForestModel(domain, observations, forestViewOf(snapshot.firstNumber), rng);
  // Failures have a bad score in the forest that the search asks: what is told of the metric comes from results alone.
  const told =
    observations.failures.length === 0 || observations.positions.length === 0
      ? null
      : fitForestModel(domain, { ...observations, failures: [] }, forestViewOf(snapshot.firstNumber), rng);
  const every = Math.ceil(count / REGROWN_IN_BATCH);
  let chosen: Float64Array[] = [];
  const choose = (index: number): PlacedChoice | null =>
    model === null
      ? chooseUnmodelled(search, rng.fork(index), NOTHING_OBSERVED)
      : chooseOne(search, domain, { model, told: told ?? model }, observations, rng.fork(index));
  return chooseBatch(randomForestStrategy, search, count, choose, {
    isDue,
    believe: ({ position }) => {
      chosen.push(position);
      if (chosen.length < every) return;
      model &&= model.believe(chosen);
      chosen = [];
    },
  });
}

const NOTHING_OBSERVED: Fallback = { code: 'no_observations', reason: 'There is no result to fit a forest to yet.' };

interface Forests {
  /** What the search asks. */
  readonly model: ForestModel;
  /** What it tells. */
  readonly told: ForestModel;
}

function chooseOne(
  search: Search,
  domain: ForestDomain,
  { model, told }: Forests,
  observations: Observations,
  rng: Rng,
): PlacedChoice | null {
  const candidates = drawCandidates(search, domain, rng.fork('candidates'));
  const { budget } = search.snapshot.spec;
  const prior = expertPrior(search.space, domain, budget.trials, model.observed);
  const score = forestLogImprovement(domain, model, prior);
  const best = maximiseByNeighbours(domain, score, candidates, model.bestFirst, rng.fork('neighbours'));
  const name = prior.columns.length === 0 ? 'logEI' : 'logEI + prior';
  return choiceOfBest(search, best, name, rng, (position, value) =>
    viewOf(search, domain, told, observations, position, value),
  );
}

function viewOf(
  search: Search,
  domain: ForestDomain,
  model: ForestModel,
  { metric, sign, positions }: Observations,
  position: Float64Array,
  acquisition: ModelView['acquisition'],
): ModelView {
  if (positions.length === 0) return { modelTrials: 0, predicted: null, acquisition, model: null };
  const { mean, deviation } = predictForest(domain, model, position);
  return {
    modelTrials: model.observed,
    predicted: { [metric]: rawPrediction(model.warp, sign, mean, deviation) },
    acquisition,
    model: { kind: 'random-forest', importance: importanceOf(search, domain, model) },
    warnings: model.warnings(),
  };
}

/** By parameter: its share of what the forest's splits explain. */
function importanceOf({ space }: Search, domain: ForestDomain, { forest }: ForestModel): Record<string, JsonValue> {
  return Object.fromEntries(
    domain.parameters.map((index, column) => [space.parameters[index]!.name, forest.importance[column]!]),
  );
}
