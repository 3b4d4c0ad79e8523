import { QUANTILE_CENTRE, QUANTILE_FAR, QUANTILE_TAIL } from './constants.ts';
import { exactLog } from './exact-log.ts';

/**
 * The inverse of the standard normal distribution function, z with P(Z <= z) = p; -Infinity at 0, Infinity at 1, NaN
 * outside. Three rational approximations of degree 7: in p - 1/2 for the centre, in sqrt(-log(min(p, 1-p))) for the
 * tails. Relative error about 1e-16. Source: Wichura, "Algorithm AS 241", Applied Statistics 37(3), 1988 (PPND16).
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(QUANTILE_CENTRE, 0.180625 - q * q);
  const tail = q < 0 ? p : 1 - p;
  if (tail === 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-exactLog(tail));
  const z = r <= 5 ? rational(QUANTILE_TAIL, r - 1.6) : rational(QUANTILE_FAR, r - 5);
  return q < 0 ? -z : z;
}

function rational(coefficients: { top: readonly number[]; bottom: readonly number[] }, r: number): number {
  let top = 0;
  let bottom = 0;
  for (let i = 7; i >= 0; i--) {
    top = top * r + coefficients.top[i]!;
    bottom = bottom * r + coefficients.bottom[i]!;
  }
  return top / bottom;
}
