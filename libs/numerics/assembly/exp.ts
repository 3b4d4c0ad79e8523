import {
  EXP_MAGIC,
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

/**
 * The constants, twice each, in memory: a vector constant in the code would be assembled from integers at every use,
 * a load from memory is one operand of the operation that needs it.
 */
const TABLE = memory.data<f64>([
  INVERSE_LN2,
  INVERSE_LN2,
  EXP_MAGIC,
  EXP_MAGIC,
  LN2_HIGH,
  LN2_HIGH,
  LN2_LOW,
  LN2_LOW,
  EXP_P1,
  EXP_P1,
  EXP_P2,
  EXP_P2,
  EXP_P3,
  EXP_P3,
  EXP_P4,
  EXP_P4,
  EXP_P5,
  EXP_P5,
  1,
  1,
  2,
  2,
  EXP_UNDERFLOW,
  EXP_UNDERFLOW,
]);
const EXPONENT_SHIFT = memory.data<i64>([1022, 1022]);

/**
 * e^x of two numbers that are at most the logarithm of the largest double: the operations of exactExp in the same order. After adding
 * EXP_MAGIC the low bits of the sum are the integer k in two's complement; shifted into the exponent field they make the power of two.
 */
/* @inline */
export function expPair(x: v128): v128 {
  const magic = v128.load(TABLE, 16);
  const two = v128.load(TABLE, 160);
  const shifted = f64x2.add(f64x2.mul(x, v128.load(TABLE)), magic);
  const k = f64x2.sub(shifted, magic);
  const hi = f64x2.sub(x, f64x2.mul(k, v128.load(TABLE, 32)));
  const lo = f64x2.mul(k, v128.load(TABLE, 48));
  const r = f64x2.sub(hi, lo);
  const t = f64x2.mul(r, r);
  let p = f64x2.add(f64x2.mul(t, v128.load(TABLE, 128)), v128.load(TABLE, 112));
  p = f64x2.add(f64x2.mul(t, p), v128.load(TABLE, 96));
  p = f64x2.add(f64x2.mul(t, p), v128.load(TABLE, 80));
  p = f64x2.add(f64x2.mul(t, p), v128.load(TABLE, 64));
  const c = f64x2.sub(r, f64x2.mul(t, p));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(two, c));
  const y = f64x2.sub(v128.load(TABLE, 144), f64x2.sub(f64x2.sub(lo, quotient), hi));
  const scale = i64x2.shl(i64x2.add(shifted, v128.load(EXPONENT_SHIFT)), 52);
  return v128.andnot(f64x2.mul(f64x2.mul(y, two), scale), f64x2.lt(x, v128.load(TABLE, 176)));
}
