import type { Prediction } from '#study';

/** Of one point by several models, each with an equal say. */
export function averagePrediction(predictions: readonly Prediction[]): Prediction {
  const of = (pick: (prediction: Prediction) => number): number =>
    predictions.reduce((sum, prediction) => sum + pick(prediction) / predictions.length, 0);
  return { mean: of(({ mean }) => mean), standardDeviation: of(({ standardDeviation }) => standardDeviation) };
}
