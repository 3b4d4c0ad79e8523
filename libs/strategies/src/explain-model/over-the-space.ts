import type { UncertainFunction } from '#analysis';
import { LARGEST_BATCH } from '#acquisition';
import type { SpaceDomain } from '../space-domain.ts';

/** Predicted means of rows of features. */
export type PredictRows = (rows: readonly Float64Array[]) => Float64Array;

/**
 * A model's prediction as a function of the parameters that have a choice, uniform on their scales: a point that the constraints forbid has no value (NaN), and a
 * parameter that is inactive at a point changes nothing there.
 */
export function overTheSpace(domain: SpaceDomain, cost: number, predict: PredictRows): UncertainFunction {
  const { columns, parameters } = domain;
  const position = new Float64Array(domain.dimension);
  return {
    inputs: columns,
    cost,
    evaluate(points) {
      const values = new Float64Array(points.length).fill(NaN);
      const rows = Array.from({ length: LARGEST_BATCH }, () => new Float64Array(columns));
      let waiting: number[] = [];
      const flush = (): void => {
        const means = predict(rows.slice(0, waiting.length));
        waiting.forEach((index, k) => (values[index] = means[k]!));
        waiting = [];
      };
      points.forEach((point, index) => {
        position.fill(0.5);
        parameters.forEach((parameter, column) => (position[parameter] = point[column]!));
        if (!domain.settle(position)) return;
        domain.embed(position, rows[waiting.length]!);
        waiting.push(index);
        if (waiting.length === LARGEST_BATCH) flush();
      });
      if (waiting.length > 0) flush();
      return values;
    },
  };
}
