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
} from './constants';
import { at } from './vector';

/* @inline */
function times(a: v128, b: f64): v128 {
  return f64x2.mul(a, f64x2.splat(b));
}

/* @inline */
function plus(a: v128, b: f64): v128 {
  return f64x2.add(a, f64x2.splat(b));
}

/**
 * e^x of two numbers, x <= EXP_OVERFLOW: the operations of exactExp in the same order. After adding EXP_MAGIC the low bits of the sum are
 * the integer k in two's complement; shifted into the exponent field they make the power of two.
 */
/* @inline */
export function expPair(x: v128): v128 {
  const shifted = plus(times(x, INVERSE_LN2), EXP_MAGIC);
  const k = plus(shifted, -EXP_MAGIC);
  const hi = f64x2.sub(x, times(k, LN2_HIGH));
  const lo = times(k, LN2_LOW);
  const r = f64x2.sub(hi, lo);
  const t = f64x2.mul(r, r);
  let p = plus(times(t, EXP_P5), EXP_P4);
  p = plus(f64x2.mul(t, p), EXP_P3);
  p = plus(f64x2.mul(t, p), EXP_P2);
  p = plus(f64x2.mul(t, p), EXP_P1);
  const c = f64x2.sub(r, f64x2.mul(t, p));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c));
  const y = f64x2.sub(f64x2.splat(1), f64x2.sub(f64x2.sub(lo, quotient), hi));
  const scale = i64x2.shl(i64x2.add(shifted, i64x2.splat(1022)), 52);
  return v128.andnot(f64x2.mul(times(y, 2), scale), f64x2.lt(x, f64x2.splat(EXP_UNDERFLOW)));
}

/* @inline */
function guarded(x: v128): v128 {
  return v128.bitselect(f64x2.splat(Infinity), expPair(x), f64x2.gt(x, f64x2.splat(EXP_OVERFLOW)));
}

export function exp(x: usize, length: i32, out: usize): void {
  const end = at(x, length & ~1);
  while (x < end) {
    v128.store(out, guarded(v128.load(x)));
    x += 16;
    out += 16;
  }
  if (length & 1) v128.store64_lane(out, guarded(v128.load64_zero(x)), 0);
}
