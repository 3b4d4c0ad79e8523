import { square } from '#numerics';
import type { Prediction } from '#study';

/**
 * Of one point by several models: each has a say with its precision, 1 / standardDeviation^2. Equal says would be swamped by the one of which a wild result has
 * stretched the unit: a loss of 1e6 among losses of 1 to 3 puts it off by hundreds, which it knows. Models that know the value to the last digit share the
 * say.
 */
export function averagePrediction(predictions: readonly Prediction[]): Prediction {
  const least = predictions.reduce((low, { standardDeviation }) => Math.min(low, standardDeviation), Infinity);
  const weights = predictions.map(({ standardDeviation }) =>
    standardDeviation === least ? 1 : square(least / standardDeviation),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const of = (pick: (prediction: Prediction) => number): number =>
    predictions.reduce((sum, prediction, i) => sum + pick(prediction) * (weights[i]! / total), 0);
  return { mean: of(({ mean }) => mean), standardDeviation: of(({ standardDeviation }) => standardDeviation) };
}
