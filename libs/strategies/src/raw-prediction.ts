import type { Prediction } from '#study';
import type { OutputWarp } from '#surrogate';
import { withinDoubles } from './within-doubles.ts';

/**
 * A prediction of a model's output in the unit of the metric. The mean is the warped mean mapped back (the median of what the model expects), the
 * standard deviation half the distance between mean + sd and mean - sd mapped back: what a person wants to read, exact where the warp is
 * linear, and finite everywhere.
 */
export function rawPrediction(warp: OutputWarp, sign: 1 | -1, mean: number, deviation: number): Prediction {
  // Plus zero: JSON knows no negative zero.
  const raw = (output: number): number => sign * withinDoubles(warp.unwarp(output)) + 0;
  return {
    mean: raw(mean),
    standardDeviation: withinDoubles(Math.abs(raw(mean + deviation) / 2 - raw(mean - deviation) / 2)),
  };
}
