import { exactExp, logNormalCdf } from '#numerics';
import type { Prediction } from '#study';
import { FARTHEST_DEVIATE } from '../constants.ts';

/**
 * That a normally distributed value lies within limits: Phi((max - m) / s) - Phi((min - m) / s); without deviation 0 or 1. Where both limits
 * are above the mean it is taken from the other side, Phi(-(min - m) / s) - Phi(-(max - m) / s): close to 1 a difference has no digits left.
 */
export function probabilityWithin({ mean, standardDeviation }: Prediction, min: number, max: number): number {
  if (!(standardDeviation > 0)) return mean >= min && mean <= max ? 1 : 0;
  const deviationsTo = (limit: number): number => {
    if (!Number.isFinite(limit)) return limit;
    // Halves, since the difference of two numbers near the largest double is none.
    return ((limit / 2 - mean / 2) / standardDeviation) * 2;
  };
  const [low, high] = [deviationsTo(min), deviationsTo(max)];
  return Math.max(0, low > 0 ? below(-low) - below(-high) : below(high) - below(low));
}

/** Phi(z). */
function below(z: number): number {
  if (z === Infinity) return 1;
  if (z === -Infinity) return 0;
  return exactExp(logNormalCdf(Math.min(FARTHEST_DEVIATE, Math.max(-FARTHEST_DEVIATE, z))));
}
