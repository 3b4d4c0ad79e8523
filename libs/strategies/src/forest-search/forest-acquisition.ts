import { logPrior, type ExpertPrior } from '#acquisition';
import { logExpectedImprovement } from '#numerics';
import type { ForestDomain } from './forest-domain.ts';
import { pointsOf, type ForestModel } from './forest-model.ts';
import type { ScorePositions } from './maximise-by-neighbours.ts';

/** Log expected improvement on what the forest predicts, its spread taken as normal, plus what the experts believe. */
export function forestLogImprovement(domain: ForestDomain, model: ForestModel, prior: ExpertPrior): ScorePositions {
  return (positions) => {
    const points = pointsOf(domain, positions);
    const mean = new Float64Array(points.count);
    const variance = new Float64Array(points.count);
    model.forest.predict(points, mean, variance);
    return mean.map((m, i) => {
      const improvement = logExpectedImprovement(m, Math.sqrt(variance[i]!), model.incumbent).value;
      return improvement + logPrior(prior, points.data.subarray(i * points.stride), null);
    });
  };
}

/** Mean and standard deviation of the model's output at one position. */
export function predictForest(
  domain: ForestDomain,
  { forest }: Pick<ForestModel, 'forest'>,
  position: Float64Array,
): { readonly mean: number; readonly deviation: number } {
  const mean = new Float64Array(1);
  const variance = new Float64Array(1);
  forest.predict(pointsOf(domain, [position]), mean, variance);
  return { mean: mean[0]!, deviation: Math.sqrt(variance[0]!) };
}
