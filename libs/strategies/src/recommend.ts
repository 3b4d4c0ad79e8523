import { createRng, type Kernels } from '#numerics';
import type { Assignments } from '#search-space';
import { isFeasible, suggestionSeed, type Prediction, type Snapshot } from '#study';
import { MODEL_LEAST_SUCCESSES } from './constants.ts';
import { failureOf } from './failure.ts';
import { fitModel } from './fit-model.ts';
import { modelArena } from './model-arena.ts';
import { readObservations, type Observations } from './observations.ts';
import { predictRaw } from './predict-raw.ts';
import { RECOMMENDING_VIEW } from './score-view.ts';
import { openSearch, type Search } from './search.ts';
import { sharedKernels } from './shared-kernels.ts';
import { createSpaceDomain } from './space-domain.ts';

/** The tried configuration that a study should be left with, as far as it knows now. */
export interface Recommendation {
  readonly trialId: string;
  readonly assignments: Assignments;
  /** What the model expects of it, noise taken out; null while there is too little for a model, and the best observed one is meant. */
  readonly predicted: Prediction | null;
}

/**
 * The tried configuration with the best posterior mean; null as long as nothing succeeded, and where several objectives
 * leave a front in place of a best. Under noise the best observed value is a lucky draw:
 * the more is tried, the luckier. The posterior mean shares out the luck among neighbours. Without noise the model passes through what was
 * observed, and both are the same trial. Pure, like suggest(): equal snapshots get equal answers.
 */
export function recommend(snapshot: Snapshot, options: { readonly kernels?: Kernels } = {}): Recommendation | null {
  if (snapshot.spec.objectives.length > 1) return null;
  const search = openSearch(snapshot);
  const observations = readObservations(search);
  const able = feasibleTrials(snapshot);
  if (!observations.trialIds.some((id) => able.has(id))) return null;
  if (observations.trialIds.length < MODEL_LEAST_SUCCESSES) return bestObserved(search, observations, able);
  try {
    return bestExpected(search, observations, able, options.kernels);
  } catch (error) {
    if (failureOf(error) === null) throw error;
    return bestObserved(search, observations, able);
  }
}

function bestExpected(
  search: Search,
  all: Observations,
  able: ReadonlySet<string>,
  given: Kernels | undefined,
): Recommendation {
  // Neither pending nor failed trials say anything about a mean.
  const observations: Observations = { ...all, pending: [], failures: [] };
  const domain = createSpaceDomain(search);
  const kernels = given ?? sharedKernels(modelArena(domain, observations, 0));
  const mark = kernels.mark();
  try {
    const rng = createRng(suggestionSeed(search.snapshot)).fork('recommend');
    const model = fitModel(kernels, search, domain, observations, 0, rng, RECOMMENDING_VIEW);
    const indexOf = (position: Float64Array): number => observations.positions.indexOf(position);
    const best = model.bestFirst.find((position) => able.has(observations.trialIds[indexOf(position)]!));
    // Of very many trials a part is modelled, which may hold none that is feasible.
    if (best === undefined) return bestObserved(search, all, able);
    const index = indexOf(best);
    return answer(search, observations, index, predictRaw(kernels, domain, model, best));
  } finally {
    kernels.release(mark);
  }
}

function bestObserved(search: Search, observations: Observations, able: ReadonlySet<string>): Recommendation {
  const { scores, trialIds } = observations;
  const candidates = [...scores.keys()].filter((i) => able.has(trialIds[i]!));
  const index = candidates.reduce((best, i) => (scores[i]! > scores[best]! ? i : best));
  return answer(search, observations, index, null);
}

/** Trials outside the constraints are never recommended, however good. */
function feasibleTrials({ spec, trials }: Snapshot): ReadonlySet<string> {
  return new Set(trials.flatMap(({ id, metrics }) => (isFeasible(spec.constraints, metrics) ? [id] : [])));
}

function answer(
  search: Search,
  { trialIds }: Observations,
  index: number,
  predicted: Prediction | null,
): Recommendation {
  const trial = search.snapshot.trials.find(({ id }) => id === trialIds[index]);
  if (trial === undefined) throw new Error('every observation is of a trial of the snapshot');
  return { trialId: trial.id, assignments: trial.assignments, predicted };
}
