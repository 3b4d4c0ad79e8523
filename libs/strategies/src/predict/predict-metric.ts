import { inArenaScope, type Kernels, type Rng } from '#numerics';
import type { Prediction, Snapshot } from '#study';
import { posteriorAt, SUBSET_MOST } from '#surrogate';
import { averagePrediction } from '../average-prediction.ts';
import { MODEL_LEAST_SUCCESSES } from '../constants.ts';
import { failureOf } from '../failure.ts';
import { predictForest } from '../forest-search/forest-acquisition.ts';
import { createForestDomain } from '../forest-search/forest-domain.ts';
import { fitForestModel } from '../forest-search/forest-model.ts';
import { fitModel } from '../fit-model.ts';
import { modelArena } from '../model-arena.ts';
import { readObservations, type Observations } from '../observations.ts';
import { rowOf } from '../row-of.ts';
import { rawPrediction } from '../raw-prediction.ts';
import { modelledObservations } from '../modelled-observations.ts';
import { RECOMMENDING_VIEWS, STANDARDISED_VIEW, type ScoreView } from '../score-view.ts';
import { openSearch, type Search } from '../search.ts';
import { sharedKernels } from '../shared-kernels.ts';
import { createSpaceDomain } from '../space-domain.ts';
import { surrogateOf } from '../surrogate-choice/surrogate-of.ts';
import type { MetricPrediction } from './metric-prediction.ts';

/**
 * The only metric of a snapshot at each position, by the surrogate that the study's suggestions come from, or why there is none. Both views of the
 * scores have a say, as in recommend(): one alone is wrong about half of the results, now the bad ones and now all when a few are wild.
 */
export function predictMetric(
  snapshot: Snapshot,
  positions: readonly Float64Array[],
  rng: Rng,
  given: Kernels | undefined,
): readonly MetricPrediction[] | string {
  const search = openSearch(snapshot);
  const observations = modelled(search);
  const { metric, positions: observed } = observations;
  if (observed.length < MODEL_LEAST_SUCCESSES)
    return `A model needs ${MODEL_LEAST_SUCCESSES} results of ${metric}, and there are ${observed.length}.`;
  try {
    const each = RECOMMENDING_VIEWS.map((view) => {
      const stream = rng.fork(view.name);
      return surrogateOf(snapshot) === 'random-forest'
        ? byForest(search, observations, positions, view, stream)
        : byProcess(given, search, observations, positions, view, stream);
    });
    return positions.map((_, i) => {
      const views = each.map((predictions) => predictions[i]!);
      return {
        predicted: averagePrediction(views.map(({ predicted }) => predicted)),
        measured: averagePrediction(views.map(({ measured }) => measured)),
      };
    });
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return `No model could be fitted: ${failure.reason}.`;
  }
}

/** Of very many observations a part stands for all. Pending and failed trials say nothing about a metric. */
function modelled(search: Search): Observations {
  const all = readObservations(search);
  const kept = modelledObservations(
    createSpaceDomain(search),
    all.positions,
    STANDARDISED_VIEW.warp(all.scores),
    SUBSET_MOST,
  );
  return {
    ...all,
    positions: kept.map((i) => all.positions[i]!),
    scores: Float64Array.from(kept, (i) => all.scores[i]!),
    errors: Float64Array.from(kept, (i) => all.errors[i]!),
    trialIds: kept.map((i) => all.trialIds[i]!),
    pending: [],
    failures: [],
  };
}

function byProcess(
  given: Kernels | undefined,
  search: Search,
  observations: Observations,
  positions: readonly Float64Array[],
  view: ScoreView,
  rng: Rng,
): readonly MetricPrediction[] {
  const domain = createSpaceDomain(search);
  const kernels = given ?? sharedKernels(modelArena(domain, observations, 0));
  return inArenaScope(kernels, () => {
    const model = fitModel(kernels, search, domain, observations, 0, rng, view);
    const { process, warp, sign } = model;
    return positions.map((position) => {
      const { mean, variance } = posteriorAt(kernels, process.expected, [rowOf(domain, settled(domain, position))]);
      const within = (total: number): Prediction => rawPrediction(warp, sign, mean[0]!, Math.sqrt(total));
      return { predicted: within(variance[0]!), measured: within(variance[0]! + process.noiseOfNext) };
    });
  });
}

function byForest(
  search: Search,
  observations: Observations,
  positions: readonly Float64Array[],
  view: ScoreView,
  rng: Rng,
): readonly MetricPrediction[] {
  const domain = createForestDomain(search);
  const model = fitForestModel(domain, observations, { ...view, incumbent: 'posterior-mean' }, rng);
  return positions.map((position) => {
    const { mean, deviation } = predictForest(domain, model, settled(domain, position));
    // What its leaves leave unexplained is in a forest's deviation already, and noise with it.
    const predicted = rawPrediction(model.warp, observations.sign, mean, deviation);
    return { predicted, measured: predicted };
  });
}

function settled(domain: { settle(position: Float64Array): boolean }, position: Float64Array): Float64Array {
  const copy = Float64Array.from(position);
  domain.settle(copy);
  return copy;
}
