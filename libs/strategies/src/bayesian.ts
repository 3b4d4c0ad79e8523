import {
  createLogExpectedImprovement,
  LARGEST_BATCH,
  maximiseAcquisition,
  weighByPrior,
  type Region,
  type Scored,
} from '#acquisition';
import { exactLog, inArenaScope, type Kernels, type Rng } from '#numerics';
import { fromUnit } from '#search-space';
import type { Snapshot, Suggestion } from '#study';
import { ambitionOf } from './ambition.ts';
import type { PlacedChoice } from './choice.ts';
import { chooseBatch } from './choose-batch.ts';
import { chooseUnmodelled } from './choose-unmodelled.ts';
import { PENDING_SHORTFALL, RULED_OUT_GAIN, RULED_OUT_NOISE } from './constants.ts';
import type { ModelView } from './model-view.ts';
import { expertPrior } from './expert-prior/expert-prior.ts';
import { fitModel, type Model } from './fit-model.ts';
import { rowOf } from './row-of.ts';
import { modelArena } from './model-arena.ts';
import { predictRaw } from './predict-raw.ts';
import { readObservations, type Observations } from './observations.ts';
import { chooseRepeat } from './repeats/choose-repeat.ts';
import { contenders, leftToRepeat, readMeasured, type Contender, type Measured } from './repeats/contenders.ts';
import { openSearch, type Search } from './search.ts';
import { createSpaceDomain, type SpaceDomain } from './space-domain.ts';
import type { IsDue, Strategy } from './strategy.ts';
import { trustRegion } from './trust-region/trust-region.ts';
import { weighByFeasibility } from './weigh-by-feasibility.ts';

/** Kernels with room for so many slots. */
export type KernelSource = (capacity: number) => Kernels;

const IDENTITY = { name: 'bayesian', version: '13' };

/**
 * Bayesian optimisation: a Gaussian process on warped scores, log expected improvement over the best posterior mean, by nothing or by a good deal in
 * turns; the next point of a batch chosen as if the earlier ones, and all pending trials, had turned out a little worse than predicted. Once trials have failed, times the probability that
 * a trial works out; guided by what experts believe, if they said so. From eight dimensions on most trials are chosen in a box round the best point.
 */
export function createBayesianStrategy(kernelSource: KernelSource): Strategy {
  const suggest = (snapshot: Snapshot, count: number, rng: Rng, isDue?: IsDue): readonly Suggestion[] => {
    const search = openSearch(snapshot);
    const domain = createSpaceDomain(search);
    const observations = readObservations(search);
    const kernels = kernelSource(modelArena(domain, observations, count));
    return inArenaScope(kernels, () => {
      const model = fitModel(kernels, search, domain, observations, count, rng);
      const measured = readMeasured(search, observations);
      const tools = { kernels, search, domain, observations, measured, model };
      const choose = (index: number): PlacedChoice | null =>
        chooseOne(tools, snapshot.firstNumber + index, count, rng.fork(index));
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
  readonly domain: SpaceDomain;
  readonly observations: Observations;
  readonly measured: Measured;
  readonly model: Model;
}

function chooseOne(tools: Tools, number: number, count: number, rng: Rng): PlacedChoice | null {
  const { kernels, search, domain, model } = tools;
  return inArenaScope(kernels, () => {
    const near = trustRegion(search, domain, tools.observations, model, number, count);
    // What failures cost is paid for looking elsewhere already.
    const ambition = model.feasibility === null ? ambitionOf(number, near.stuck) : 0;
    const prior = expertPrior(search.space, domain, search.snapshot.spec.budget.trials, model.process.observed);
    const target = model.incumbent() + ambition;
    const improvement = createLogExpectedImprovement(kernels, model.process.model, target, LARGEST_BATCH);
    const feasible =
      model.feasibility === null
        ? improvement
        : weighByFeasibility(kernels, improvement, model.feasibility, model.caution);
    const acquisition = weighByPrior(feasible, prior, domain.numeric);
    const mayGiveWay =
      ambition > 0 &&
      !near.stuck &&
      isAlone(tools, count) &&
      prior.columns.length === 0 &&
      model.process.noiseOfNext < RULED_OUT_NOISE;
    const instead = mayGiveWay ? { ...improvement.over(model.incumbent()), below: exactLog(RULED_OUT_GAIN) } : null;
    const { weights } = model.process.model.kernel;
    const bestIn = (region: Region | null): Scored | null =>
      maximiseAcquisition(kernels, domain, acquisition, model.bestFirst, weights, rng, { region, instead });
    const local = near.region && bestIn(near.region);
    const best = local ?? bestIn(null);
    const again = chooseAgain(tools, contenders(search, tools.measured), best?.position ?? null);
    if (again !== null) return again;
    if (best === null) {
      const left = chooseUnmodelled(search, rng);
      if (left === null) return chooseAgain(tools, leftToRepeat(search, tools.measured), null);
      return { ...left, view: viewOf(kernels, domain, model, left.position, null) };
    }
    const about = viewOf(kernels, domain, model, best.position, { name: acquisition.name, value: best.score });
    const side = local === null ? null : near.side;
    const view = side === null ? about : { ...about, trustRegion: { side } };
    return { position: best.position, assignments: fromUnit(search.space, best.position), view };
  });
}

/** Whether nobody else is under way, nor asked for together with this one: the most certain gain is what those are after. */
function isAlone({ observations }: Tools, count: number): boolean {
  return count === 1 && observations.pending.length === 0;
}

/** A tried configuration in place of the new point, where the study allows repeats and one more look at it is worth more. */
function chooseAgain(
  { kernels, search, domain, observations, measured, model }: Tools,
  known: readonly Contender[],
  fresh: Float64Array | null,
): PlacedChoice | null {
  const repeat = chooseRepeat(kernels, search, domain, observations, measured, model, known, fresh);
  if (repeat === null) return null;
  const { position, assignments, worth } = repeat;
  const view = viewOf(kernels, domain, model, position, { name: 'knowledge gradient of a repeat', value: worth });
  return { position, assignments, view };
}

function viewOf(
  kernels: Kernels,
  domain: SpaceDomain,
  model: Model,
  position: Float64Array,
  acquisition: ModelView['acquisition'],
): ModelView {
  return {
    modelTrials: model.process.observed,
    predicted: { [model.metric]: predictRaw(kernels, domain, model, position) },
    acquisition,
    model: model.state,
    warnings: model.warnings,
  };
}
