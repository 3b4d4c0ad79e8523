import { createLogExpectedImprovement, LARGEST_BATCH, maximiseAcquisition, weighByPrior } from '#acquisition';
import { inArenaScope, type Kernels, type Rng } from '#numerics';
import type { Fidelity, Snapshot, Suggestion } from '#study';
import type { KernelSource } from '../bayesian.ts';
import { ambitionOf } from '../ambition.ts';
import { choiceOfBest } from '../choice-of-best.ts';
import type { PlacedChoice } from '../choice.ts';
import { chooseBatch } from '../choose-batch.ts';
import { PENDING_SHORTFALL } from '../constants.ts';
import { expertPrior } from '../expert-prior/expert-prior.ts';
import type { ModelView } from '../model-view.ts';
import { rowOf } from '../row-of.ts';
import { predictRaw } from '../predict-raw.ts';
import { openSearch, type Search } from '../search.ts';
import { createSpaceDomain } from '../space-domain.ts';
import type { IsDue, Strategy } from '../strategy.ts';
import { weighByFeasibility } from '../weigh-by-feasibility.ts';
import { fidelityArena } from './fidelity-arena.ts';
import { fitFidelityModel, type FidelityModel } from './fit-fidelity-model.ts';
import { hurdlesOf } from './hurdles-of.ts';
import { readCurves } from './read-curves.ts';
import { withFidelity, type FidelityDomain } from './with-fidelity.ts';

const IDENTITY = { name: 'bayesian-fidelity', version: '6' };

/**
 * Bayesian optimisation that learns from runs that were cut short, or are not over yet: a Gaussian process over parameters and fidelity, and the
 * expected improvement of a full run (MoBSTER: Klein et al. 2020, arXiv 2003.10865), by nothing or by a good deal in turns. With each point it says what a run
 * must show on its way to be worth its remaining steps: leastOutputs().
 */
export function createBayesianFidelityStrategy(kernelSource: KernelSource): Strategy {
  const suggest = (snapshot: Snapshot, count: number, rng: Rng, isDue?: IsDue): readonly Suggestion[] => {
    const { fidelity } = snapshot.spec;
    if (fidelity === null) throw new Error('bayesian-fidelity needs a study with a fidelity');
    const search = openSearch(snapshot);
    const domain = withFidelity(createSpaceDomain(search));
    const curves = readCurves(search, fidelity);
    const kernels = kernelSource(fidelityArena(domain, curves, count));
    return inArenaScope(kernels, () => {
      const model = fitFidelityModel(kernels, search, domain, curves, count, rng);
      const tools = { kernels, search, domain, model, fidelity };
      const choose = (index: number): PlacedChoice | null =>
        chooseOne(tools, snapshot.firstNumber + index, rng.fork(index));
      return chooseBatch(IDENTITY, search, count, choose, {
        isDue,
        believe: ({ position }) => {
          model.process.believe(rowOf(domain, position), PENDING_SHORTFALL);
        },
      });
    });
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

function chooseOne(tools: Tools, number: number, rng: Rng): PlacedChoice | null {
  const { kernels, search, domain, model, fidelity } = tools;
  return inArenaScope(kernels, () => {
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
    return choiceOfBest(search, best, acquisition.name, rng, (position, value) => {
      const view = viewOf(tools, position, value);
      if (value === null) return view;
      return { ...view, hurdles: hurdlesOf(kernels, domain, model, fidelity, position, target) };
    });
  });
}

function viewOf(
  { kernels, domain, model }: Tools,
  position: Float64Array,
  acquisition: ModelView['acquisition'],
): ModelView {
  return {
    modelTrials: model.bestFirst.length,
    predicted: { [model.metric]: predictRaw(kernels, domain, model, position) },
    acquisition,
    model: model.state,
    warnings: model.warnings,
  };
}
