import { exactExp, logNormalCdf } from '#numerics';
import type { Prediction } from '#study';

/** Deviations beyond which nothing is left of a normal distribution in doubles. */
const FARTHEST = 40;

/** That a normally distributed value lies within limits: Phi((max - m) / s) - Phi((min - m) / s); without deviation 0 or 1. */
export function probabilityWithin({ mean, standardDeviation }: Prediction, min: number, max: number): number {
  if (!(standardDeviation > 0)) return mean >= min && mean <= max ? 1 : 0;
  const below = (limit: number): number => {
    if (limit === Infinity) return 1;
    if (limit === -Infinity) return 0;
    // Halves, since the difference of two numbers near the largest double is none.
    const z = ((limit / 2 - mean / 2) / standardDeviation) * 2;
    return exactExp(logNormalCdf(Math.min(FARTHEST, Math.max(-FARTHEST, z))));
  };
  return Math.max(0, below(max) - below(min));
}
