import { maximiseAcquisition, weighByPrior } from '#acquisition';
import { inArenaScope, type Kernels, type Rng } from '#numerics';
import type { Snapshot, Suggestion } from '#study';
import type { KernelSource } from '../bayesian.ts';
import { choiceOfBest } from '../choice-of-best.ts';
import type { PlacedChoice } from '../choice.ts';
import { chooseBatch } from '../choose-batch.ts';
import { expertPrior } from '../expert-prior/expert-prior.ts';
import type { ModelView } from '../model-view.ts';
import { predictRaw } from '../predict-raw.ts';
import { openSearch, type Search } from '../search.ts';
import { createSpaceDomain, type SpaceDomain } from '../space-domain.ts';
import type { IsDue, Strategy } from '../strategy.ts';
import { buildAcquisition } from './build-acquisition.ts';
import { fitModels, type Models } from './fit-models.ts';
import { modelsArena } from './models-arena.ts';
import { readOutcomes } from './read-outcomes.ts';
import { rankedByAcquisition } from './ranked-by-acquisition.ts';
import { warningsOf } from '../warnings-of.ts';
import { targetsOf } from './target.ts';

const IDENTITY = { name: 'bayesian-multi-metric', version: '10' };

/**
 * Bayesian optimisation of up to four objectives under limits of metrics: a Gaussian process for each, log expected improvement of the best
 * feasible score or of the hypervolume of the feasible front, times the probability of feasibility; guided by what experts believe, if they said so.
 */
export function createBayesianMultiMetricStrategy(kernelSource: KernelSource): Strategy {
  const suggest = (snapshot: Snapshot, count: number, rng: Rng, isDue?: IsDue): readonly Suggestion[] => {
    const search = openSearch(snapshot);
    const domain = createSpaceDomain(search);
    const outcomes = readOutcomes(search);
    const kernels = kernelSource(modelsArena(domain, targetsOf(snapshot.spec), outcomes, count));
    return inArenaScope(kernels, () => {
      const models = fitModels(kernels, search, domain, outcomes, count, rng);
      const tools = { kernels, search, domain, models };
      return chooseBatch(IDENTITY, search, count, (index) => chooseOne(tools, rng.fork(index)), {
        isDue,
        believe: ({ position }) => {
          models.believe(position);
        },
      });
    });
  };
  return { ...IDENTITY, suggest };
}

interface Tools {
  readonly kernels: Kernels;
  readonly search: Search;
  readonly domain: SpaceDomain;
  readonly models: Models;
}

function chooseOne(tools: Tools, rng: Rng): PlacedChoice | null {
  const { kernels, search, domain, models } = tools;
  return inArenaScope(kernels, () => {
    const { process } = models.objectives[0]!;
    const prior = expertPrior(search.space, domain, search.snapshot.spec.budget.trials, process.observed);
    const acquisition = weighByPrior(buildAcquisition(kernels, models), prior, domain.numeric);
    const centres = rankedByAcquisition(kernels, domain, acquisition, models.positions);
    const best = maximiseAcquisition(kernels, domain, acquisition, centres, averageWeights(kernels, models), rng);
    return choiceOfBest(search, best, acquisition.name, rng, (position, value) => viewOf(tools, position, value));
  });
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
