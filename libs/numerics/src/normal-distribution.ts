import { ERF_CENTRE, INVERSE_SQRT_TWO_PI, LOG_SQRT_TWO_PI, SQRT_HALF } from './constants.ts';
import { erfCentre, scaledErfc } from './error-function.ts';
import { exactExp } from './exact-exp.ts';
import { exactLog, exactLog1p } from './exact-log.ts';

/** log of the standard normal density. */
export function logNormalPdf(z: number): number {
  return -0.5 * z * z - LOG_SQRT_TWO_PI;
}

/** The standard normal density. */
export function normalPdf(z: number): number {
  return INVERSE_SQRT_TWO_PI * exactExpHalfSquare(z);
}

/** P(Z <= z). Full relative accuracy in the lower tail; for the upper tail ask for normalCdf(-z). */
export function normalCdf(z: number): number {
  const y = Math.abs(z) * SQRT_HALF;
  if (y <= ERF_CENTRE.limit) return 0.5 + 0.5 * erfCentre(z * SQRT_HALF);
  const tail = 0.5 * scaledErfc(y) * exactExpHalfSquare(z);
  return z < 0 ? tail : 1 - tail;
}

/**
 * log P(Z <= z), accurate from z = -1e8 (where it is about -5e15) to the upper tail. log(normalCdf(z)) would be
 * -Infinity below -38 and would lose every digit above 8.
 */
export function logNormalCdf(z: number): number {
  if (z > 0) return exactLog1p(-normalCdf(-z));
  const y = -z * SQRT_HALF;
  if (y <= ERF_CENTRE.limit) return exactLog(normalCdf(z));
  return exactLog(0.5 * scaledErfc(y)) - 0.5 * z * z;
}

/**
 * e^(-z^2 / 2). The rounding error of z^2 would be multiplied by z^2 / 2, so z is split into s + d with s^2 exact
 * (Cody's trick).
 */
function exactExpHalfSquare(z: number): number {
  if (z * z > 1600) return 0; // e^-800; also what the infinities come to
  const s = Math.trunc(z * 16) / 16;
  return exactExp(-0.5 * s * s) * exactExp(-0.5 * (z - s) * (z + s));
}
