import { createRng, type Kernels } from '#numerics';
import type { Assignments } from '#search-space';
import { suggestionSeed, type Prediction, type Snapshot } from '#study';
import { MODEL_LEAST_SUCCESSES, RECOMMEND_CANDIDATES } from './constants.ts';
import { failureOf } from './failure.ts';
import { modelArena } from './model-arena.ts';
import { readObservations, type Observations } from './observations.ts';
import { judge } from './recommend/judge.ts';
import { triedConfigurations, type TriedConfiguration } from './recommend/tried-configurations.ts';
import { VIEWS } from './score-view.ts';
import { openSearch, type Search } from './search.ts';
import { sharedKernels } from './shared-kernels.ts';
import { createSpaceDomain } from './space-domain.ts';

/** The tried configuration that a study should be left with, as far as it knows now. */
export interface Recommendation {
  /** The first trial of that configuration. */
  readonly trialId: string;
  readonly assignments: Assignments;
  /** What to expect of it, noise taken out; null where the best observed one is meant. */
  readonly predicted: Prediction | null;
  /** Why it is the best observed one, without a model; null where a model judged. */
  readonly fallback: { readonly code: string; readonly reason: string } | null;
}

/**
 * The tried configuration of which most is to be expected; null as long as nothing succeeded, and where several objectives leave a front in
 * place of a best. Under noise the best observed value is a lucky draw: the more is tried, the luckier. The five best observed
 * configurations are judged, and those measured more than once, by the mean of both views of the scores. Without noise the model passes through what
 * was observed, and the best observed one is recommended. Pure, like suggest(): equal snapshots get equal answers.
 */
export function recommend(snapshot: Snapshot, options: { readonly kernels?: Kernels } = {}): Recommendation | null {
  if (snapshot.spec.objectives.length > 1) return null;
  const search = openSearch(snapshot);
  const observations = readObservations(search);
  const tried = triedConfigurations(search, observations);
  const [best] = tried;
  if (best === undefined) return null;
  const { kind } = snapshot.spec.noise;
  const bestObserved = (code: string, reason: string): Recommendation =>
    answer(search, observations, best, null, { code, reason });
  if (kind === 'none') return bestObserved('noise_free', 'The study declares its measurements to be free of noise.');
  if (tried.length < MODEL_LEAST_SUCCESSES) return bestObserved('few_trials', 'There are too few trials for a model.');
  try {
    return bestExpected(search, observations, tried, options.kernels);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return bestObserved(failure.code, failure.reason);
  }
}

function bestExpected(
  search: Search,
  observations: Observations,
  tried: readonly TriedConfiguration[],
  given: Kernels | undefined,
): Recommendation {
  const candidates = tried.filter(({ indices }, place) => place < RECOMMEND_CANDIDATES || indices.length > 1);
  const domain = createSpaceDomain(search);
  // Neither pending nor failed trials say anything about a mean.
  const kernels = given ?? sharedKernels(modelArena(domain, { ...observations, pending: [], failures: [] }, 0));
  const rng = createRng(suggestionSeed(search.snapshot)).fork('recommend');
  const judgements = VIEWS.map((view) => {
    const mark = kernels.mark();
    try {
      return judge(kernels, search, domain, observations, candidates, view, rng.fork(view.name));
    } finally {
      kernels.release(mark);
    }
  });
  const expected = candidates.map((_, j) => average(judgements.map((predictions) => predictions[j]!)));
  const merit = (j: number): number => observations.sign * expected[j]!.mean;
  const chosen = [...candidates.keys()].reduce((held, j) => (merit(j) > merit(held) ? j : held));
  return answer(search, observations, candidates[chosen]!, expected[chosen]!, null);
}

function average(predictions: readonly Prediction[]): Prediction {
  const of = (pick: (prediction: Prediction) => number): number =>
    predictions.reduce((sum, prediction) => sum + pick(prediction) / predictions.length, 0);
  return { mean: of(({ mean }) => mean), standardDeviation: of(({ standardDeviation }) => standardDeviation) };
}

function answer(
  search: Search,
  { trialIds }: Observations,
  { indices }: TriedConfiguration,
  predicted: Prediction | null,
  fallback: Recommendation['fallback'],
): Recommendation {
  const trial = search.snapshot.trials.find(({ id }) => id === trialIds[indices[0]!]);
  if (trial === undefined) throw new Error('every observation is of a trial of the snapshot');
  return { trialId: trial.id, assignments: trial.assignments, predicted, fallback };
}
