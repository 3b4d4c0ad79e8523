import { exactExp, exactLog, exactLog1p, logNormalCdf, logNormalPdf, normalCdf } from '#numerics';
import { NARROW_CELL } from './constants.ts';

/**
 * log(Phi(b) - Phi(a)) for a < b. The plain difference is 0 where both lie in one tail, and its logarithm -Infinity; so both tails are taken in
 * log space, and a narrow cell by (b - a) phi((a + b) / 2), whose relative error is (b - a)^2 (z^2 - 1) / 24. A cell that rounding has left
 * empty is as wide as two neighbouring doubles are apart: the densities of two such cells can still be compared, which two -Infinity cannot.
 */
export function logGaussMass(a: number, b: number): number {
  const middle = (a + b) / 2;
  const magnitude = Math.max(1, Math.abs(middle));
  if ((b - a) * magnitude < NARROW_CELL)
    return logNormalPdf(middle) + exactLog(Math.max(b - a, Number.EPSILON * magnitude));
  if (a > 0) return lowerTailMass(-b, -a);
  if (b <= 0) return lowerTailMass(a, b);
  return exactLog1p(-normalCdf(a) - normalCdf(-b));
}

function lowerTailMass(a: number, b: number): number {
  const upper = logNormalCdf(b);
  return upper + exactLog1p(-exactExp(logNormalCdf(a) - upper));
}
