import { maximiseAcquisition, weighByPrior, type Acquisition } from '#acquisition';
import { inArenaScope, type Kernels, type Rng } from '#numerics';
import type { Snapshot, Suggestion } from '#study';
import type { KernelSource } from '../bayesian.ts';
import { MODEL_LEAST_SUCCESSES } from '../constants.ts';
import { choiceOfBest } from '../choice-of-best.ts';
import type { PlacedChoice } from '../choice.ts';
import { chooseBatch } from '../choose-batch.ts';
import { expertPrior } from '../expert-prior/expert-prior.ts';
import type { ModelView } from '../model-view.ts';
import { rowOf } from '../row-of.ts';
import { predictRaw } from '../predict-raw.ts';
import { readObservations } from '../observations.ts';
import { openSearch, type Search } from '../search.ts';
import { createSpaceDomain, type SpaceDomain } from '../space-domain.ts';
import type { IsDue, Strategy } from '../strategy.ts';
import { weighByFeasibility } from '../weigh-by-feasibility.ts';
import { ensembleAcquisition, ensembleWeights } from './ensemble-acquisition.ts';
import { fitEnsemble, type Ensemble } from './fit-ensemble.ts';
import { readSources } from './read-sources.ts';
import { bestByTurns } from './best-by-turns.ts';
import { transferArena } from './transfer-arena.ts';

const IDENTITY = { name: 'bayesian-transfer', version: '8' };

/**
 * Bayesian optimisation that learns from other studies too: a Gaussian process of each, and the weighted mean of what each of them expects to
 * improve. From the first trial on, in place of an initial design.
 */
export function createBayesianTransferStrategy(kernelSource: KernelSource): Strategy {
  const suggest = (snapshot: Snapshot, count: number, rng: Rng, isDue?: IsDue): readonly Suggestion[] => {
    const search = openSearch(snapshot);
    const domain = createSpaceDomain(search);
    const observations = readObservations(search);
    const sources = readSources(search, domain);
    const kernels = kernelSource(transferArena(domain, observations, sources, count));
    return inArenaScope(kernels, () => {
      const ensemble = fitEnsemble(kernels, search, domain, observations, sources, count, rng);
      const tools = { kernels, search, domain, ensemble };
      return chooseBatch(IDENTITY, search, count, (index) => chooseOne(tools, rng.fork(index)), {
        isDue,
        believe: ({ position }) => {
          ensemble.believe(rowOf(domain, position));
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
  readonly ensemble: Ensemble;
}

function chooseOne(tools: Tools, rng: Rng): PlacedChoice | null {
  const { kernels, search, domain, ensemble } = tools;
  return inArenaScope(kernels, () => {
    const acquisition = guided(tools, ensembleAcquisition(kernels, ensemble, domain.numeric));
    const centres = bestByTurns(search.space, domain, ensemble);
    const climbWeights = ensembleWeights(kernels, ensemble);
    const best = maximiseAcquisition(kernels, domain, acquisition, centres, climbWeights, rng);
    return choiceOfBest(search, best, acquisition.name, rng, (position, value) => viewOf(tools, position, value));
  });
}

/** Times the probability that a trial works out, and what experts believe. */
function guided({ kernels, search, domain, ensemble: { own } }: Tools, improvement: Acquisition): Acquisition {
  const feasible =
    own.feasibility === null ? improvement : weighByFeasibility(kernels, improvement, own.feasibility, own.caution);
  const { budget } = search.snapshot.spec;
  return weighByPrior(feasible, expertPrior(search.space, domain, budget.trials, own.process.observed), domain.numeric);
}

/** Only the study's own model knows the unit of the metric, and only once there is something to know it from. */
function viewOf(
  { kernels, domain, ensemble: { own, state, weights } }: Tools,
  position: Float64Array,
  acquisition: ModelView['acquisition'],
): ModelView {
  const { observed } = own.process;
  const predicted =
    observed < MODEL_LEAST_SUCCESSES ? null : { [own.metric]: predictRaw(kernels, domain, own, position) };
  return { modelTrials: observed, predicted, acquisition, model: state, warnings: own.warnings, sources: weights };
}
