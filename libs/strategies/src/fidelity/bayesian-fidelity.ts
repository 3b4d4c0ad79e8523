import { createLogExpectedImprovement, LARGEST_BATCH, maximiseAcquisition, weighByPrior } from '#acquisition';
import type { Kernels, Rng } from '#numerics';
import { fromUnit, type Assignments } from '#search-space';
import type { Fidelity, Hurdle, Snapshot, Suggestion } from '#study';
import type { KernelSource } from '../bayesian.ts';
import { ambitionOf } from '../ambition.ts';
import { PENDING_SHORTFALL } from '../constants.ts';
import { drawUnused } from '../draw-unused.ts';
import { expertPrior } from '../expert-prior/expert-prior.ts';
import { explain, type ModelView } from '../explain.ts';
import { rowOf } from '../fit-model.ts';
import { predictRaw } from '../predict-raw.ts';
import { nothingLeft } from '../nothing-left.ts';
import { openSearch, type Search } from '../search.ts';
import { createSpaceDomain } from '../space-domain.ts';
import type { Strategy } from '../strategy.ts';
import { weighByFeasibility } from '../weigh-by-feasibility.ts';
import { fidelityArena } from './fidelity-arena.ts';
import { fitFidelityModel, type FidelityModel } from './fit-fidelity-model.ts';
import { hurdlesOf } from './hurdles-of.ts';
import { readCurves } from './read-curves.ts';
import { withFidelity, type FidelityDomain } from './with-fidelity.ts';

const IDENTITY = { name: 'bayesian-fidelity', version: '5' };

/**
 * Bayesian optimisation that learns from runs that were cut short, or are not over yet: a Gaussian process over parameters and fidelity, and the
 * expected improvement of a full run (MoBSTER: Klein et al. 2020, arXiv 2003.10865), by nothing or by a good deal in turns. With each point it says what a run
 * must show on its way to be worth its remaining steps: leastOutputs().
 */
export function createBayesianFidelityStrategy(kernelSource: KernelSource): Strategy {
  const suggest = (snapshot: Snapshot, count: number, rng: Rng): readonly Suggestion[] => {
    const { fidelity } = snapshot.spec;
    if (fidelity === null) throw new Error('bayesian-fidelity needs a study with a fidelity');
    const search = openSearch(snapshot);
    const domain = withFidelity(createSpaceDomain(search));
    const curves = readCurves(search, fidelity);
    const kernels = kernelSource(fidelityArena(domain, curves, count));
    const mark = kernels.mark();
    try {
      const model = fitFidelityModel(kernels, search, domain, curves, count, rng);
      return chooseBatch({ kernels, search, domain, model, fidelity }, count, rng);
    } finally {
      kernels.release(mark);
    }
  };
  return { ...IDENTITY, suggest };
}

interface Tools {
  readonly kernels: Kernels;
  readonly search: Search;
  readonly domain: FidelityDomain;
  readonly model: FidelityModel;
  readonly fidelity: Fidelity;
}

function chooseBatch(tools: Tools, count: number, rng: Rng): readonly Suggestion[] {
  const { search, domain, model } = tools;
  const suggestions: Suggestion[] = [];
  for (let index = 0; index < count; index++) {
    const choice = chooseOne(tools, search.snapshot.firstNumber + index, rng.fork(index));
    if (choice === null) break;
    const { position, assignments, fallback } = choice;
    search.use(assignments);
    const { explanation } = explain(search, IDENTITY, assignments, { count, index }, viewOf(tools, choice));
    suggestions.push({ assignments, explanation: { ...explanation, fallback } });
    if (index + 1 < count) model.process.believe(rowOf(domain, position), PENDING_SHORTFALL);
  }
  if (suggestions.length === 0) throw nothingLeft(search);
  return suggestions;
}

interface Choice {
  readonly position: Float64Array;
  readonly assignments: Assignments;
  readonly acquisition: ModelView['acquisition'];
  readonly hurdles?: readonly Hurdle[];
  readonly fallback: Suggestion['explanation']['fallback'];
}

function chooseOne({ kernels, search, domain, model, fidelity }: Tools, number: number, rng: Rng): Choice | null {
  const mark = kernels.mark();
  try {
    const { process, feasibility, caution } = model;
    const target = model.incumbent() + ambitionOf(number);
    const improvement = createLogExpectedImprovement(kernels, process.model, target, LARGEST_BATCH);
    const feasible =
      feasibility === null ? improvement : weighByFeasibility(kernels, improvement, feasibility, caution);
    const parametersOnly = { parameters: domain.parameters, numeric: domain.fidelityColumn };
    const prior = expertPrior(search.space, parametersOnly, search.snapshot.spec.budget.trials, process.observed);
    const acquisition = weighByPrior(feasible, prior, domain.numeric);
    const { weights } = process.model.kernel;
    const best = maximiseAcquisition(kernels, domain, acquisition, model.bestFirst, weights, rng);
    if (best === null) return chooseUnmodelled(search, rng);
    return {
      position: best.position,
      assignments: fromUnit(search.space, best.position),
      acquisition: { name: acquisition.name, value: best.score },
      hurdles: hurdlesOf(kernels, domain, model, fidelity, best.position, target),
      fallback: null,
    };
  } finally {
    kernels.release(mark);
  }
}

/** Every candidate is used up: what is left of a nearly exhausted space is drawn from without asking the model. */
function chooseUnmodelled(search: Search, rng: Rng): Choice | null {
  const assignments = drawUnused(search, rng.fork('unused'));
  if (assignments === null) return null;
  const fallback = {
    code: 'candidates_used',
    reason: 'Every candidate of the acquisition optimiser was tried already.',
  };
  return { position: search.positionOf(assignments), assignments, acquisition: null, fallback };
}

function viewOf({ kernels, domain, model }: Tools, { position, acquisition, hurdles }: Choice): ModelView {
  return {
    modelTrials: model.bestFirst.length,
    predicted: { [model.metric]: predictRaw(kernels, domain, model, position) },
    acquisition,
    ...(hurdles !== undefined && { hurdles }),
    model: model.state,
    warnings: model.warnings,
  };
}
