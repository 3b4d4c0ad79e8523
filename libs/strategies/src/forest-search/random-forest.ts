import type { Rng } from '#numerics';
import { fromUnit, type Assignments } from '#search-space';
import type { JsonValue, Snapshot, Suggestion } from '#study';
import { drawUnused } from '../draw-unused.ts';
import { explain, type ModelView } from '../explain.ts';
import { expertPrior } from '../expert-prior/expert-prior.ts';
import { readObservations, type Observations } from '../observations.ts';
import { rawPrediction } from '../raw-prediction.ts';
import { forestViewOf } from './forest-view.ts';
import { nothingLeft } from '../nothing-left.ts';
import { openSearch, type Search } from '../search.ts';
import type { Strategy } from '../strategy.ts';
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
export const randomForestStrategy: Strategy = { name: 'random-forest', version: '3', suggest };

function suggest(snapshot: Snapshot, count: number, rng: Rng): readonly Suggestion[] {
  const search = openSearch(snapshot);
  const domain = createForestDomain(search);
  const observations = readObservations(search);
  const suggestions: Suggestion[] = [];
  let model =
    observations.positions.length + observations.failures.length === 0
      ? null
      : fitForestModel(domain, observations, forestViewOf(snapshot.firstNumber), rng);
  for (let index = 0; index < count; index++) {
    const stream = rng.fork(index);
    const choice =
      model === null
        ? chooseUnmodelled(search, stream, NOTHING_OBSERVED)
        : chooseOne(search, domain, model, observations, stream);
    if (choice === null) break;
    search.use(choice.assignments);
    const { explanation } = explain(search, randomForestStrategy, choice.assignments, { count, index }, choice.view);
    suggestions.push({ assignments: choice.assignments, explanation: { ...explanation, fallback: choice.fallback } });
    if (index + 1 < count) model &&= model.believe([choice.position]);
  }
  if (suggestions.length === 0) throw nothingLeft(search);
  return suggestions;
}

interface Choice {
  readonly position: Float64Array;
  readonly assignments: Assignments;
  readonly view?: ModelView;
  readonly fallback: Fallback | null;
}

type Fallback = NonNullable<Suggestion['explanation']['fallback']>;

const NOTHING_OBSERVED: Fallback = { code: 'no_observations', reason: 'There is no result to fit a forest to yet.' };
const CANDIDATES_USED: Fallback = {
  code: 'candidates_used',
  reason: 'Every candidate of the acquisition optimiser was tried already.',
};

function chooseOne(
  search: Search,
  domain: ForestDomain,
  model: ForestModel,
  observations: Observations,
  rng: Rng,
): Choice | null {
  const candidates = drawCandidates(search, domain, rng.fork('candidates'));
  const { budget } = search.snapshot.spec;
  const prior = expertPrior(search.space, domain, budget.trials, model.observed);
  const score = forestLogImprovement(domain, model, prior);
  const best = maximiseByNeighbours(domain, score, candidates, model.bestFirst, rng.fork('neighbours'));
  if (best !== null) {
    const view = viewOf(search, domain, model, observations, best.position, {
      name: prior.columns.length === 0 ? 'logEI' : 'logEI + prior',
      value: best.score,
    });
    return { position: best.position, assignments: fromUnit(search.space, best.position), view, fallback: null };
  }
  const choice = chooseUnmodelled(search, rng, CANDIDATES_USED);
  return choice && { ...choice, view: viewOf(search, domain, model, observations, choice.position, null) };
}

function chooseUnmodelled(search: Search, rng: Rng, fallback: Fallback): Choice | null {
  const assignments = drawUnused(search, rng.fork('unused'));
  return assignments && { position: search.positionOf(assignments), assignments, fallback };
}

function viewOf(
  search: Search,
  domain: ForestDomain,
  model: ForestModel,
  { metric, sign }: Observations,
  position: Float64Array,
  acquisition: ModelView['acquisition'],
): ModelView {
  const { mean, deviation } = predictForest(domain, model, position);
  return {
    modelTrials: model.observed,
    predicted: { [metric]: rawPrediction(model.warp, sign, mean, deviation) },
    acquisition,
    model: { kind: 'random-forest', importance: importanceOf(search, domain, model) },
    warnings: model.warnings,
  };
}

/** By parameter: its share of what the forest's splits explain. */
function importanceOf({ space }: Search, domain: ForestDomain, { forest }: ForestModel): Record<string, JsonValue> {
  return Object.fromEntries(
    domain.parameters.map((index, column) => [space.parameters[index]!.name, forest.importance[column]!]),
  );
}
