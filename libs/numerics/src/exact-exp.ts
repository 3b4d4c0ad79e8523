import {
  EXP_MAGIC,
  EXP_OVERFLOW,
  EXP_P1,
  EXP_P2,
  EXP_P3,
  EXP_P4,
  EXP_P5,
  EXP_UNDERFLOW,
  INVERSE_LN2,
  LN2_HIGH,
  LN2_LOW,
} from './constants.ts';
import { exactLog } from './exact-log.ts';

/**
 * e^x from additions, multiplications and one division only, so that every machine gives the same bits
 * (ECMAScript leaves Math.exp to the implementation).
 *
 * | symbol | meaning                                        |
 * | k      | round(x / ln 2)                                |
 * | r      | x - k ln 2 = hi - lo, |r| <= ln(2) / 2         |
 * | c      | r - r^2 P(r^2), from the Remez fit of fdlibm   |
 *
 *   e^x = 2^k e^r,    e^r = 1 + r + r c / (2 - c)
 *
 * Error below 1 ulp in [-707, 709.78]; above it is Infinity, below it is 0 (subnormal results are flushed: a
 * kernel value of 1e-308 and one of 0 mean the same to a Gaussian process). k is rounded by adding and
 * subtracting 1.5 * 2^52, because that is one operation in a vector register as well and rounds ties alike.
 * Source: fdlibm 5.3, e_exp.c (Sun Microsystems, 1993; freely granted).
 */
export function exactExp(x: number): number {
  if (x < EXP_UNDERFLOW) return 0;
  if (x > EXP_OVERFLOW) return Infinity;
  if (x !== x) return NaN;
  const k = x * INVERSE_LN2 + EXP_MAGIC - EXP_MAGIC;
  const hi = x - k * LN2_HIGH;
  const lo = k * LN2_LOW;
  const r = hi - lo;
  const t = r * r;
  const c = r - t * (EXP_P1 + t * (EXP_P2 + t * (EXP_P3 + t * (EXP_P4 + t * EXP_P5))));
  const y = 1 - (lo - (r * c) / (2 - c) - hi);
  return y * 2 * POWERS_OF_TWO[k + 1022]!;
}

/** entry i is 2^(i - 1023) for i >= 1; entry 0 would be subnormal and is never asked for. */
const POWERS_OF_TWO = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2047);
  powers[1023] = 1;
  for (let i = 1024; i < 2047; i++) powers[i] = powers[i - 1]! * 2;
  for (let i = 1022; i >= 1; i--) powers[i] = powers[i + 1]! / 2;
  return powers;
}

/**
 * e^x - 1 without cancellation near 0 (Kahan's correction of u - 1 by x / ln u). A few ulp. Where 1 is lost in e^x nothing needs
 * correction, and (u - 1) x would overflow from x = 703 on.
 */
export function exactExpm1(x: number): number {
  const u = exactExp(x);
  if (u === 1) return x;
  const difference = u - 1;
  if (difference === -1 || difference === u) return difference;
  return (difference * x) / exactLog(u);
}
