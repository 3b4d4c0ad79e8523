import { maximiseAcquisition } from '#acquisition';
import type { Kernels, Rng } from '#numerics';
import { fromUnit, type Assignments } from '#search-space';
import type { Snapshot, Suggestion } from '#study';
import type { KernelSource } from '../bayesian.ts';
import { drawUnused } from '../draw-unused.ts';
import { explain, type ModelView } from '../explain.ts';
import { predictRaw } from '../predict-raw.ts';
import { nothingLeft } from '../nothing-left.ts';
import { openSearch, type Search } from '../search.ts';
import { createSpaceDomain, type SpaceDomain } from '../space-domain.ts';
import type { Strategy } from '../strategy.ts';
import { buildAcquisition } from './build-acquisition.ts';
import { fitModels, type Models } from './fit-models.ts';
import { modelsArena } from './models-arena.ts';
import { readOutcomes } from './read-outcomes.ts';
import { sprayCentres } from './spray-centres.ts';
import { warningsOf } from '../warnings-of.ts';
import { targetsOf } from './target.ts';

const IDENTITY = { name: 'bayesian-multi-metric', version: '9' };

/**
 * Bayesian optimisation of up to four objectives under limits of metrics: a Gaussian process for each, log expected improvement of the best
 * feasible score or of the hypervolume of the feasible front, times the probability of feasibility.
 */
export function createBayesianMultiMetricStrategy(kernelSource: KernelSource): Strategy {
  const suggest = (snapshot: Snapshot, count: number, rng: Rng): readonly Suggestion[] => {
    const search = openSearch(snapshot);
    const domain = createSpaceDomain(search);
    const outcomes = readOutcomes(search);
    const kernels = kernelSource(modelsArena(domain, targetsOf(snapshot.spec), outcomes, count));
    const mark = kernels.mark();
    try {
      const models = fitModels(kernels, search, domain, outcomes, count, rng);
      return chooseBatch({ kernels, search, domain, models }, count, rng);
    } finally {
      kernels.release(mark);
    }
  };
  return { ...IDENTITY, suggest };
}

interface Tools {
  readonly kernels: Kernels;
  readonly search: Search;
  readonly domain: SpaceDomain;
  readonly models: Models;
}

function chooseBatch(tools: Tools, count: number, rng: Rng): readonly Suggestion[] {
  const { search, models } = tools;
  const suggestions: Suggestion[] = [];
  for (let index = 0; index < count; index++) {
    const choice = chooseOne(tools, rng.fork(index));
    if (choice === null) break;
    const { assignments, position, acquisition, fallback } = choice;
    search.use(assignments);
    const { explanation } = explain(
      search,
      IDENTITY,
      assignments,
      { count, index },
      viewOf(tools, position, acquisition),
    );
    suggestions.push({ assignments, explanation: { ...explanation, fallback } });
    if (index + 1 < count) models.believe(position);
  }
  if (suggestions.length === 0) throw nothingLeft(search);
  return suggestions;
}

interface Choice {
  readonly position: Float64Array;
  readonly assignments: Assignments;
  readonly acquisition: ModelView['acquisition'];
  readonly fallback: Suggestion['explanation']['fallback'];
}

function chooseOne({ kernels, search, domain, models }: Tools, rng: Rng): Choice | null {
  const mark = kernels.mark();
  try {
    const acquisition = buildAcquisition(kernels, models);
    const centres = sprayCentres(kernels, domain, acquisition, models.positions);
    const best = maximiseAcquisition(kernels, domain, acquisition, centres, averageWeights(kernels, models), rng);
    if (best === null) return chooseUnmodelled(search, rng);
    return {
      position: best.position,
      assignments: fromUnit(search.space, best.position),
      acquisition: { name: acquisition.name, value: best.score },
      fallback: null,
    };
  } finally {
    kernels.release(mark);
  }
}

/** Every candidate is used up: what is left of a nearly exhausted space is drawn from without asking the models. */
function chooseUnmodelled(search: Search, rng: Rng): Choice | null {
  const assignments = drawUnused(search, rng.fork('unused'));
  if (assignments === null) return null;
  const fallback = {
    code: 'candidates_used',
    reason: 'Every candidate of the acquisition optimiser was tried already.',
  };
  return { position: search.positionOf(assignments), assignments, acquisition: null, fallback };
}

/** The climb needs one metric for all models: the mean of their 1 / l^2. */
function averageWeights(kernels: Kernels, { objectives, limits }: Models): Float64Array {
  const all = [...objectives, ...limits].map(({ process }) => process.model.kernel.weights);
  const average = kernels.allocate(all[0]!.length);
  for (const weights of all) for (let c = 0; c < average.length; c++) average[c]! += weights[c]! / all.length;
  return average;
}

/** A metric that is both objective and limited is predicted by the objective's model. */
function viewOf(
  { kernels, domain, models }: Tools,
  position: Float64Array,
  acquisition: ModelView['acquisition'],
): ModelView {
  const predictions = [...models.limits, ...models.objectives].map(
    ({ process, warp, target }) =>
      [target.metric, predictRaw(kernels, domain, { process, warp, sign: target.sign }, position)] as const,
  );
  return {
    modelTrials: models.positions.length,
    predicted: Object.fromEntries(predictions),
    acquisition,
    model: models.state,
    warnings: [...models.objectives, ...models.limits].flatMap(({ process, outputs, target }) =>
      warningsOf(process, outputs).map(({ code, message }) => ({ code, message: `${target.key}: ${message}` })),
    ),
  };
}
