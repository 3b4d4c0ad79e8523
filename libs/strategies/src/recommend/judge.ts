import type { Kernels, Rng } from '#numerics';
import type { Prediction } from '#study';
import { conditionGaussianProcess, createTrainingSet, posteriorAt, SUBSET_MOST } from '#surrogate';
import { DETAIL_DEVIATIONS } from '../constants.ts';
import { fitInExtents } from '../fit-in-extents.ts';
import { rowOf } from '../row-of.ts';
import { readModelState } from '../model-state.ts';
import { keptNoise, noiseOfScores } from '../noise/noise-of-scores.ts';
import type { Observations } from '../observations.ts';
import { rawPrediction } from '../raw-prediction.ts';
import type { ScoreView } from '../score-view.ts';
import type { Search } from '../search.ts';
import type { SpaceDomain } from '../space-domain.ts';
import { modelledObservations } from '../modelled-observations.ts';
import { splitNugget } from './split-nugget.ts';
import type { TriedConfiguration } from './tried-configurations.ts';

/**
 * What to expect of configurations that were tried, in the unit of the metric, as one view of the scores has it.
 *
 * | symbol | meaning                                                                                          |
 * | m, v   | posterior mean and variance of the process at the configuration                                  |
 * | y, r   | mean of its warped scores, and how many there are                                                |
 * | a, b   | detail and noise in the fitted noise variance, see splitNugget()                                 |
 * | k      | known noise variance of one measurement                                                          |
 * | w      | a / (a + (b + k) / r)                                                                            |
 * | d      | y - m, at most 2.5 deviations of all noise: what lies farther is an outlier                      |
 *
 *   expected = m + w d,   variance = v + (1 - w) a
 *
 * A configuration that was measured several times is believed more: w grows with r.
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
  const kept = modelledObservations(domain, positions, warp, SUBSET_MOST);
  const all = noiseOfScores(snapshot.spec.noise.kind, warp, scores, errors);
  const noise = keptNoise(all.rest === 'small' ? { ...all, rest: 'open' } : all, kept);
  const inputs = createTrainingSet(
    kernels,
    domain,
    kept.map((i) => rowOf(domain, positions[i]!)),
    kept.map((i) => warp.warped[i]!),
    0,
  );
  const data = { ...inputs, noise };
  const last = readModelState(space, domain.parameters, snapshot.model)?.hyperparameters ?? null;
  const hyperparameters = fitInExtents(kernels, domain, data, last, rng);
  const { model } = conditionGaussianProcess(kernels, data, hyperparameters, 0);

  const rows = candidates.map(({ indices }) => rowOf(domain, positions[indices[0]!]!));
  const posterior = posteriorAt(kernels, model, rows);
  const scoresOf = ({ indices }: TriedConfiguration): readonly number[] => indices.map((i) => warp.warped[i]!);
  const { detail, noise: ofEach } = splitNugget(hyperparameters.noiseVariance, candidates.map(scoresOf));
  return candidates.map((candidate, j) => {
    const { indices } = candidate;
    const known = mean(indices.map((i) => all.known?.[i] ?? 0));
    const w = detail / (detail + (ofEach + known) / indices.length);
    const most = DETAIL_DEVIATIONS * Math.sqrt(hyperparameters.noiseVariance + known);
    const difference = Math.min(most, Math.max(-most, mean(scoresOf(candidate)) - posterior.mean[j]!));
    const deviation = Math.sqrt(Math.max(0, posterior.variance[j]!) + (1 - w) * detail);
    return rawPrediction(warp, sign, posterior.mean[j]! + w * difference, deviation);
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
