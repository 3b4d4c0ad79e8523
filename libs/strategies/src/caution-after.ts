import { exactPow } from '#numerics';
import { CAUTION_MOST, CAUTION_PER_FAILURE } from './constants.ts';

/**
 * How much more than its logarithm the probability of success weighs: 1 while trials work out, 32 times more with every failure among the
 * last forty. Where the best that works lies on the border of what fails, all improvement is on the wrong side: expected improvement
 * times probability, weighed plainly, gambles there for ever (94 % failures on a square of which a third fails; with caution 10 %). A study
 * that has just paid for failures moves away from the border, and comes back to it once they are forgotten.
 */
export function cautionAfter(recentFailures: number): number {
  return Math.min(CAUTION_MOST, exactPow(CAUTION_PER_FAILURE, recentFailures));
}
