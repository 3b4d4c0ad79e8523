import { createRng, type Kernels } from '#numerics';
import type { Assignments } from '#search-space';
import { suggestionSeed, type MetricConstraint, type Snapshot, type StudyPredictions } from '#study';
import { soleMetric } from '../explain-model/sole-metric.ts';
import { openSearch } from '../search.ts';
import type { MetricPrediction } from './metric-prediction.ts';
import { predictMetric } from './predict-metric.ts';
import { predictSuccess } from './predict-success.ts';
import { probabilityWithin } from './probability-within.ts';

/**
 * What a study's models expect of configurations that need not have been tried: of every objective and every limited metric the mean and the standard
 * deviation, and how probably a trial of each works out and is measured within all limits, noise included. Metrics and failures are taken as independent. Pure, like suggest(). Cost: a fit for
 * each metric and view, then O(n^2) a configuration.
 */
export function predict(
  snapshot: Snapshot,
  points: readonly Assignments[],
  options: { readonly kernels?: Kernels } = {},
): StudyPredictions {
  const { spec, revision } = snapshot;
  const { kernels } = options;
  const rng = createRng(suggestionSeed(snapshot)).fork('predict');
  const search = openSearch(snapshot);
  const positions = points.map((point) => search.positionOf(point));
  const metrics = new Set([...spec.objectives, ...spec.constraints].map(({ metric }) => metric));
  const found = new Map<string, readonly MetricPrediction[]>();
  const unmodelled: { metric: string; reason: string }[] = [];
  for (const metric of metrics) {
    const answer = predictMetric(soleMetric(snapshot, metric), positions, rng.fork(metric), kernels);
    if (typeof answer === 'string') unmodelled.push({ metric, reason: answer });
    else found.set(metric, answer);
  }
  const success = predictSuccess(snapshot, positions, rng.fork('success'), kernels);
  const predictions = positions.map((_, i) => {
    const here = [...found].map(([metric, each]) => [metric, each[i]!] as const);
    return {
      predicted: Object.fromEntries(here.map(([metric, { predicted }]) => [metric, predicted])),
      probabilityOfFeasibility: success === null ? null : feasible(spec.constraints, new Map(here), success[i]!),
    };
  });
  return { revision, predictions, unmodelled };
}

function feasible(
  constraints: readonly MetricConstraint[],
  expected: ReadonlyMap<string, MetricPrediction>,
  success: number,
): number | null {
  let product = success;
  for (const { metric, min = -Infinity, max = Infinity } of constraints) {
    const prediction = expected.get(metric);
    if (prediction === undefined) return null;
    product *= probabilityWithin(prediction.measured, min, max);
  }
  return product;
}
