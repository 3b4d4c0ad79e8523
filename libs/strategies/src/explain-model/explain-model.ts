import { createRng, inArenaScope, rowStride, type Kernels } from '#numerics';
import { suggestionSeed, type ModelReport, type Snapshot, type StudyModel } from '#study';
import { EXACT_LIMIT } from '#surrogate';
import { MODEL_LEAST_SUCCESSES } from '../constants.ts';
import { failureOf } from '../failure.ts';
import { modelArena } from '../model-arena.ts';
import { readObservations, type Observations } from '../observations.ts';
import { openSearch } from '../search.ts';
import { sharedKernels } from '../shared-kernels.ts';
import { createSpaceDomain } from '../space-domain.ts';
import { reportForest } from './report-forest.ts';
import { reportProcess } from './report-process.ts';
import { surrogateOf } from '../surrogate-choice/surrogate-of.ts';
import { soleMetric } from './sole-metric.ts';

/**
 * What the surrogates of a study believe, one for each objective and each limited metric: which parameters matter and on what scale, how much is noise, and
 * whether results that were left out are predicted any better than by chance. Pure, like suggest(): equal snapshots get equal answers. Pending
 * and failed trials say nothing about a metric and are not looked at. A study whose strategy asks no model is explained by the Gaussian process all the same.
 */
export function explainModel(snapshot: Snapshot, options: { readonly kernels?: Kernels } = {}): StudyModel {
  const { spec, revision } = snapshot;
  const metrics = new Set([...spec.objectives, ...spec.constraints].map(({ metric }) => metric));
  const found = Array.from(metrics, (metric) => explainMetric(soleMetric(snapshot, metric), options.kernels));
  return {
    revision,
    models: found.filter((each) => 'kind' in each),
    unmodelled: found.filter((each) => 'reason' in each),
  };
}

interface Unmodelled {
  readonly metric: string;
  readonly reason: string;
}

function explainMetric(snapshot: Snapshot, given: Kernels | undefined): ModelReport | Unmodelled {
  const search = openSearch(snapshot);
  const observations: Observations = { ...readObservations(search), pending: [], failures: [] };
  const { metric, positions } = observations;
  if (positions.length < MODEL_LEAST_SUCCESSES)
    return {
      metric,
      reason: `A model needs ${MODEL_LEAST_SUCCESSES} results of ${metric}, and there are ${positions.length}.`,
    };
  const rng = createRng(suggestionSeed(snapshot)).fork('explain').fork(metric);
  if (surrogateOf(snapshot) === 'random-forest') return reportForest(search, observations, rng);
  // Beside the posterior the inverse that the left-out predictions are read from, and that of one configuration that may be all.
  const n = Math.min(positions.length, EXACT_LIMIT);
  const slots = modelArena(createSpaceDomain(search), observations, 0) + 3 * n * rowStride(n);
  const kernels = given ?? sharedKernels(slots);
  try {
    return inArenaScope(kernels, () => reportProcess(kernels, search, observations, rng));
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return { metric, reason: `No model could be fitted: ${failure.reason}.` };
  }
}
