import type { Rng } from '#numerics';
import type { Space } from '#search-space';
import { createParzenEstimator } from './parzen-estimator.ts';
import type { PlacedTrial, SplitTrials } from './split-trials.ts';

/** The densities of good and of other trials over one group of parameters. */
export interface DensityPair {
  readonly parameters: readonly number[];
  /** log l(u) - log g(u). */
  logRatio(u: Float64Array): number;
  /** A draw from l, written into the group's free dimensions. */
  sample(rng: Rng, u: Float64Array): void;
}

/** Each density learns from the trials in which its whole group was active. O(trials x parameters) per ratio. */
export function createDensityPairs(
  space: Space,
  groups: readonly (readonly number[])[],
  { good, other }: SplitTrials,
  pinned: ReadonlyMap<number, number>,
): readonly DensityPair[] {
  return groups.map((parameters) => {
    const isWhole = ({ active }: PlacedTrial): boolean => parameters.every((index) => active[index] === 1);
    const estimate = (trials: readonly PlacedTrial[]) =>
      createParzenEstimator(
        space,
        parameters,
        trials.filter(isWhole).map(({ u }) => u),
        pinned,
      );
    const l = estimate(good);
    const g = estimate(other);
    return {
      parameters,
      logRatio: (u) => l.logDensity(u) - g.logDensity(u),
      sample: (rng, u) => {
        l.sample(rng, u);
      },
    };
  });
}
