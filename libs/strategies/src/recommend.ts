import { createRng, inArenaScope, type Kernels } from '#numerics';
import { suggestionSeed, type Prediction, type Recommendation, type Snapshot } from '#study';
import { averagePrediction } from './average-prediction.ts';
import { MODEL_LEAST_SUCCESSES, RECOMMEND_CANDIDATES } from './constants.ts';
import { failureOf } from './failure.ts';
import { modelArena } from './model-arena.ts';
import { readObservations, type Observations } from './observations.ts';
import { judge } from './recommend/judge.ts';
import { crownedObservation } from './recommend/crowned-observation.ts';
import { triedConfigurations, type TriedConfiguration } from './recommend/tried-configurations.ts';
import { RECOMMENDING_VIEWS } from './score-view.ts';
import { openSearch, type Search } from './search.ts';
import { sharedKernels } from './shared-kernels.ts';
import { createSpaceDomain } from './space-domain.ts';

/**
 * The tried configuration of which most is to be expected; null as long as nothing succeeded, and where several objectives leave a front in
 * place of a best. Under noise the best observed value is a lucky draw: the more is tried, the luckier. The five best observed
 * configurations are judged, and those measured more than once, by the mean of two views of the scores. Without noise the model passes through what
 * was observed, and the best observed one is recommended. Pure, like suggest(): equal snapshots get equal answers.
 */
export function recommend(snapshot: Snapshot, options: { readonly kernels?: Kernels } = {}): Recommendation | null {
  const study = openStudy(snapshot);
  if (study === null) return null;
  if (snapshot.spec.noise.kind === 'none')
    return bestObserved(study, { code: 'noise_free', reason: 'The study declares its measurements free of noise.' });
  if (study.tried.length === 0) return bestObserved(study, LIMITS_UNCERTAIN);
  if (study.tried.length < MODEL_LEAST_SUCCESSES)
    return bestObserved(study, { code: 'few_trials', reason: 'There are too few trials for a model.' });
  try {
    return bestExpected(study, options.kernels);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return bestObserved(study, failure);
  }
}

/** The best observed one, for whoever had no time for a model, with the reason. */
export function recommendObserved(snapshot: Snapshot, fallback: Fallback): Recommendation | null {
  const study = openStudy(snapshot);
  return study === null ? null : bestObserved(study, fallback);
}

type Fallback = NonNullable<Recommendation['fallback']>;

const LIMITS_UNCERTAIN: Fallback = {
  code: 'limits_uncertain',
  reason: 'No configuration was within the limits each time it was measured.',
};

interface TriedStudy {
  readonly search: Search;
  readonly observations: Observations;
  readonly tried: readonly TriedConfiguration[];
  /** Observation of the study's best trial. */
  readonly crowned: number;
}

/** Null where there is nothing to recommend. */
function openStudy(snapshot: Snapshot): TriedStudy | null {
  if (snapshot.spec.objectives.length > 1) return null;
  const search = openSearch(snapshot);
  const observations = readObservations(search);
  const crowned = crownedObservation(search, observations);
  return crowned === null ? null : { search, observations, tried: triedConfigurations(search, observations), crowned };
}

/** The study's best trial, and not the configuration of the best mean: whoever reads both is told of one. */
function bestObserved({ search, observations, crowned }: TriedStudy, fallback: Fallback): Recommendation {
  return answer(search, observations, crowned, null, fallback);
}

function bestExpected({ search, observations, tried }: TriedStudy, given: Kernels | undefined): Recommendation {
  const candidates = tried.filter(({ indices }, place) => place < RECOMMEND_CANDIDATES || indices.length > 1);
  const domain = createSpaceDomain(search);
  // Neither pending nor failed trials say anything about a mean.
  const kernels = given ?? sharedKernels(modelArena(domain, { ...observations, pending: [], failures: [] }, 0));
  const rng = createRng(suggestionSeed(search.snapshot)).fork('recommend');
  const judgements = RECOMMENDING_VIEWS.map((view) => {
    return inArenaScope(kernels, () =>
      judge(kernels, search, domain, observations, candidates, view, rng.fork(view.name)),
    );
  });
  const expected = candidates.map((_, j) => averagePrediction(judgements.map((predictions) => predictions[j]!)));
  const merit = (j: number): number => observations.sign * expected[j]!.mean;
  const chosen = [...candidates.keys()].reduce((held, j) => (merit(j) > merit(held) ? j : held));
  return answer(search, observations, candidates[chosen]!.indices[0]!, expected[chosen]!, null);
}

function answer(
  search: Search,
  { trialIds, metric }: Observations,
  observation: number,
  expected: Prediction | null,
  fallback: Recommendation['fallback'],
): Recommendation {
  const trial = search.snapshot.trials.find(({ id }) => id === trialIds[observation]);
  if (trial === undefined) throw new Error('every observation is of a trial of the snapshot');
  const predicted = expected && { [metric]: expected };
  return { trialId: trial.id, assignments: trial.assignments, predicted, fallback };
}
