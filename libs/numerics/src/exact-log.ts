import { LN2_HIGH, LN2_LOW, LOG_1, LOG_2, LOG_3, LOG_4, LOG_5, LOG_6, LOG_7, TWO_POW_54 } from './constants.ts';

const word = new DataView(new ArrayBuffer(8));

/**
 * Natural logarithm from basic operations only: the same bits on every machine. Error below 1 ulp.
 *
 * | symbol | meaning                                             |
 * | k, f   | x = 2^k (1 + f), sqrt(2)/2 < 1 + f < sqrt(2)        |
 * | s      | f / (2 + f)                                         |
 * | R      | Remez fit of (log(1+f) - 2s) / s in s^2             |
 *
 *   log x = k ln 2 + f - f^2/2 + s (f^2/2 + R)
 *
 * Source: fdlibm 5.3, e_log.c (Sun Microsystems, 1993; freely granted).
 */
export function exactLog(x: number): number {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    k = -54;
    x *= TWO_POW_54;
  }
  word.setFloat64(0, x);
  const high = word.getInt32(0) + (0x3ff00000 - 0x3fe6a09e);
  k += (high >> 20) - 0x3ff;
  word.setInt32(0, (high & 0x000fffff) + 0x3fe6a09e);
  const f = word.getFloat64(0) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (LOG_2 + w * (LOG_4 + w * LOG_6));
  const even = z * (LOG_1 + w * (LOG_3 + w * (LOG_5 + w * LOG_7)));
  return s * (half + (even + odd)) + k * LN2_LOW - half + f + k * LN2_HIGH;
}

/**
 * log(1 + x) without cancellation near 0 (Kahan: the rounding of 1 + x cancels in x / (u - 1)). A few ulp. Where 1 is lost in x nothing
 * needs to cancel, and log(u) x would overflow from 1e305 on.
 */
export function exactLog1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  if (u === x || u <= 0) return exactLog(u);
  return (exactLog(u) * x) / (u - 1);
}
