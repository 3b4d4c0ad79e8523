import { LN2_HIGH, LN2_LOW, LOG_1, LOG_2, LOG_3, LOG_4, LOG_5, LOG_6, LOG_7, TWO_POW_54 } from './constants';

/** Twice each, in memory: see exp.ts. */
const TABLE = memory.data<f64>([
  LOG_1,
  LOG_1,
  LOG_2,
  LOG_2,
  LOG_3,
  LOG_3,
  LOG_4,
  LOG_4,
  LOG_5,
  LOG_5,
  LOG_6,
  LOG_6,
  LOG_7,
  LOG_7,
]);
/** 1 less the smallest 1 + f, sqrt(2) / 2, in the high words of two doubles. */
const OFFSET: i64 = (<i64>(0x3ff00000 - 0x3fe6a09e)) << 32;
const LOWEST: i64 = (<i64>0x3fe6a09e) << 32;
const FRACTION: i64 = 0x000fffffffffffff;
/** The bits of 1.5 * 2^52: a small integer in the low bits becomes a double by one subtraction. */
const MAGIC_BITS: i64 = 0x4338000000000000;
const SMALLEST_NORMAL: f64 = 2.2250738585072014e-308;

/** Natural logarithm of two numbers: the operations of exactLog in the same order. */
export function logPair(given: v128): v128 {
  const isTiny = f64x2.lt(given, f64x2.splat(SMALLEST_NORMAL));
  const x = v128.bitselect(f64x2.mul(given, f64x2.splat(TWO_POW_54)), given, isTiny);
  const bits = i64x2.add(x, i64x2.splat(OFFSET));
  const exponent = i64x2.sub(i64x2.shr_u(bits, 52), i64x2.splat(0x3ff));
  const scaled = i64x2.sub(exponent, v128.and(isTiny, i64x2.splat(54)));
  const magic = i64x2.splat(MAGIC_BITS);
  const k = f64x2.sub(i64x2.add(scaled, magic), magic);
  const f = f64x2.sub(i64x2.add(v128.and(bits, i64x2.splat(FRACTION)), i64x2.splat(LOWEST)), f64x2.splat(1));
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let odd = f64x2.add(v128.load(TABLE, 48), f64x2.mul(w, v128.load(TABLE, 80)));
  odd = f64x2.mul(w, f64x2.add(v128.load(TABLE, 16), f64x2.mul(w, odd)));
  let even = f64x2.add(v128.load(TABLE, 64), f64x2.mul(w, v128.load(TABLE, 96)));
  even = f64x2.add(v128.load(TABLE, 32), f64x2.mul(w, even));
  even = f64x2.mul(z, f64x2.add(v128.load(TABLE), f64x2.mul(w, even)));
  let value = f64x2.mul(s, f64x2.add(half, f64x2.add(even, odd)));
  value = f64x2.sub(f64x2.add(value, f64x2.mul(k, f64x2.splat(LN2_LOW))), half);
  value = f64x2.add(f64x2.add(value, f), f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  return withSpecials(given, value);
}

/** log 0 = -Infinity, log Infinity = Infinity, and no logarithm of what is negative or no number. */
/* @inline */
function withSpecials(x: v128, value: v128): v128 {
  const zero = f64x2.splat(0);
  const infinity = f64x2.splat(Infinity);
  let result = v128.bitselect(f64x2.splat(-Infinity), value, f64x2.eq(x, zero));
  result = v128.bitselect(infinity, result, f64x2.eq(x, infinity));
  return v128.bitselect(result, f64x2.splat(NaN), f64x2.ge(x, zero));
}
