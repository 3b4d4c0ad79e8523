import { maximiseAcquisition, weighByPrior, type Acquisition } from '#acquisition';
import type { Kernels, Rng } from '#numerics';
import { fromUnit, type Assignments } from '#search-space';
import type { Snapshot, Suggestion } from '#study';
import type { KernelSource } from '../bayesian.ts';
import { MODEL_LEAST_SUCCESSES } from '../constants.ts';
import { drawUnused } from '../draw-unused.ts';
import { expertPrior } from '../expert-prior/expert-prior.ts';
import { explain, type ModelView } from '../explain.ts';
import { predictRaw } from '../predict-raw.ts';
import { readObservations } from '../observations.ts';
import { nothingLeft } from '../nothing-left.ts';
import { openSearch, type Search } from '../search.ts';
import { createSpaceDomain, type SpaceDomain } from '../space-domain.ts';
import type { Strategy } from '../strategy.ts';
import { weighByFeasibility } from '../weigh-by-feasibility.ts';
import { ensembleAcquisition, ensembleWeights } from './ensemble-acquisition.ts';
import { fitEnsemble, type Ensemble } from './fit-ensemble.ts';
import { readSources } from './read-sources.ts';
import { sprayCentres } from './spray-centres.ts';
import { transferArena } from './transfer-arena.ts';

const IDENTITY = { name: 'bayesian-transfer', version: '7' };

/**
 * Bayesian optimisation that learns from other studies too: a Gaussian process of each, and the weighted mean of what each of them expects to
 * improve. From the first trial on, in place of an initial design.
 */
export function createBayesianTransferStrategy(kernelSource: KernelSource): Strategy {
  const suggest = (snapshot: Snapshot, count: number, rng: Rng): readonly Suggestion[] => {
    const search = openSearch(snapshot);
    const domain = createSpaceDomain(search);
    const observations = readObservations(search);
    const sources = readSources(search, domain);
    const kernels = kernelSource(transferArena(domain, observations, sources, count));
    const mark = kernels.mark();
    try {
      const ensemble = fitEnsemble(kernels, search, domain, observations, sources, count, rng);
      return chooseBatch({ kernels, search, domain, ensemble }, count, rng);
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
  readonly ensemble: Ensemble;
}

function chooseBatch(tools: Tools, count: number, rng: Rng): readonly Suggestion[] {
  const { search, domain, ensemble } = tools;
  const suggestions: Suggestion[] = [];
  for (let index = 0; index < count; index++) {
    const choice = chooseOne(tools, rng.fork(index));
    if (choice === null) break;
    const { position, assignments, acquisition, fallback } = choice;
    search.use(assignments);
    const view = viewOf(tools, position, acquisition);
    const { explanation } = explain(search, IDENTITY, assignments, { count, index }, view);
    suggestions.push({ assignments, explanation: { ...explanation, fallback, sources: ensemble.weights } });
    if (index + 1 === count) break;
    const row = new Float64Array(domain.columns);
    domain.embed(position, row);
    ensemble.believe(row);
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

function chooseOne(tools: Tools, rng: Rng): Choice | null {
  const { kernels, search, domain, ensemble } = tools;
  const mark = kernels.mark();
  try {
    const acquisition = guided(tools, ensembleAcquisition(kernels, ensemble, domain.numeric));
    const centres = sprayCentres(search.space, domain, ensemble);
    const metric = ensembleWeights(kernels, ensemble);
    const best = maximiseAcquisition(kernels, domain, acquisition, centres, metric, rng);
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

/** Times the probability that a trial works out, and what experts believe. */
function guided({ kernels, search, domain, ensemble: { own } }: Tools, improvement: Acquisition): Acquisition {
  const feasible =
    own.feasibility === null ? improvement : weighByFeasibility(kernels, improvement, own.feasibility, own.caution);
  const { budget } = search.snapshot.spec;
  return weighByPrior(feasible, expertPrior(search.space, domain, budget.trials, own.process.observed), domain.numeric);
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

/** Only the study's own model knows the unit of the metric, and only once there is something to know it from. */
function viewOf(
  { kernels, domain, ensemble: { own, state } }: Tools,
  position: Float64Array,
  acquisition: ModelView['acquisition'],
): ModelView {
  const { observed } = own.process;
  const predicted =
    observed < MODEL_LEAST_SUCCESSES ? null : { [own.metric]: predictRaw(kernels, domain, own, position) };
  return { modelTrials: observed, predicted, acquisition, model: state };
}
