import type { Kernels, Rng } from '#numerics';
import type { Prediction } from '#study';
import { conditionGaussianProcess, fitHyperparameters } from '#surrogate';
import { DETAIL_SHARE } from '../constants.ts';
import { rowOf } from '../fit-model.ts';
import { readModelState } from '../model-state.ts';
import { keptNoise, noiseOfScores } from '../noise/noise-of-scores.ts';
import type { Observations } from '../observations.ts';
import { rawPrediction } from '../raw-prediction.ts';
import type { ScoreView } from '../score-view.ts';
import type { Search } from '../search.ts';
import type { SpaceDomain } from '../space-domain.ts';
import { trainingSet } from '../training-set-of.ts';
import { modelledObservations } from './modelled-observations.ts';
import type { TriedConfiguration } from './tried-configurations.ts';

/**
 * What to expect of configurations that were tried, in the unit of the metric, as one view of the scores has it.
 *
 * | symbol | meaning                                                                                            |
 * | m, v   | posterior mean and variance of the process at the configuration                                    |
 * | y, r   | mean of its warped scores, and how many there are                                                  |
 * | s      | fitted noise variance; k: known noise variance of one measurement                                  |
 * | c      | share of s that is no noise but detail, the same each time that the configuration is measured      |
 * | w      | c s / (c s + ((1 - c) s + k) / r)                                                                  |
 *
 *   expected = m + w (y - m),   variance = v + (1 - w) c s
 *
 * What a smooth process cannot follow it calls noise, be it a lucky draw or a true pit in a rugged landscape; geostatistics tells the two
 * parts of such a nugget apart (Cressie 1993, 3.2.1). Without repeats no data do. Taking all of it for noise (c = 0) recommends points on
 * rugged noise-free functions that are worse than the best found by .014 of the regret of random search; taking two thirds for detail
 * costs nothing there, and keeps more than half of what is gained under noise. A configuration that was measured several times is
 * believed more: w grows with r.
 */
export function judge(
  kernels: Kernels,
  search: Search,
  domain: SpaceDomain,
  observations: Observations,
  candidates: readonly TriedConfiguration[],
  view: ScoreView,
  rng: Rng,
): readonly Prediction[] {
  const { space, snapshot } = search;
  const { positions, scores, errors, sign } = observations;
  const warp = view.warp(scores);
  const kept = modelledObservations(domain, positions, warp);
  const all = noiseOfScores(snapshot.spec.noise.kind, warp, scores, errors);
  const noise = keptNoise(all.rest === 'small' ? { ...all, rest: 'open' } : all, kept);
  const inputs = trainingSet(
    kernels,
    domain,
    kept.map((i) => positions[i]!),
    kept.map((i) => warp.warped[i]!),
    0,
  );
  const data = { ...inputs, noise };
  const last = readModelState(space, domain.parameters, snapshot.model)?.hyperparameters ?? null;
  const { hyperparameters } = fitHyperparameters(kernels, data, last, rng);
  const { model } = conditionGaussianProcess(kernels, data, hyperparameters, 0);

  const rows = kernels.allocate(candidates.length * domain.columns);
  const means = kernels.allocate(candidates.length);
  const variances = kernels.allocate(candidates.length);
  candidates.forEach(({ indices }, j) => {
    rows.set(rowOf(domain, positions[indices[0]!]!), j * domain.columns);
  });
  kernels.posterior(model, { data: rows, count: candidates.length, stride: domain.columns }, means, variances);
  const detail = DETAIL_SHARE * hyperparameters.noiseVariance;
  return candidates.map(({ indices }, j) => {
    const r = indices.length;
    const known = mean(indices.map((i) => all.known?.[i] ?? 0));
    const observed = mean(indices.map((i) => warp.warped[i]!));
    const ownNoise = (hyperparameters.noiseVariance - detail + known) / r;
    const w = detail / (detail + ownNoise);
    const expected = means[j]! + w * (observed - means[j]!);
    return rawPrediction(warp, sign, expected, Math.sqrt(Math.max(0, variances[j]!) + (1 - w) * detail));
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
