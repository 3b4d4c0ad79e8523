import {
  ERF_LIMIT,
  ERFC_LIMIT,
  IMPROVEMENT_FRACTION_FROM,
  INVERSE_SQRT_PI,
  INVERSE_SQRT_TWO_PI,
  LOG_SQRT_TWO_PI,
  SQRT_HALF,
  SQRT_HALF_PI,
} from './constants';
import { expPair } from './exp';
import { logPair } from './log';
import { at } from './vector';

/** Cody's rational fits, highest power first: ERF_CENTRE, ERFC_MIDDLE and ERFC_FAR of src/constants.ts. */
const CENTRE_TOP = memory.data<f64>([
  1.85777706184603153e-1, 3.1611237438705656, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3,
]);
const CENTRE_BOTTOM = memory.data<f64>([
  1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3,
]);
const MIDDLE_TOP = memory.data<f64>([
  2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
  8.8195222124176909e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
]);
const MIDDLE_BOTTOM = memory.data<f64>([
  1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3,
  4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
]);
const FAR_TOP = memory.data<f64>([
  1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
  1.60837851487422766e-2, 6.58749161529837803e-4,
]);
const FAR_BOTTOM = memory.data<f64>([
  1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124143191e-2, 2.33520497626869185e-3,
]);

/** Values and derivatives of the pair at hand, between the functions below. */
let value: v128 = f64x2.splat(0);
let perMean: v128 = f64x2.splat(0);
let perDeviation: v128 = f64x2.splat(0);

/**
 * log EI of a batch and its derivatives (0: not asked for), two points at a time: src/log-expected-improvement.ts says what is computed. Its
 * three ranges are computed where one of the two points lies in them, and each point takes its own.
 */
export function logExpectedImprovement(
  mean: usize,
  variance: usize,
  length: i32,
  incumbent: f64,
  out: usize,
  outPerMean: usize,
  outPerDeviation: usize,
): void {
  for (let i = 0; i < length; i += 2) {
    const whole = i + 2 <= length;
    const mu = whole ? v128.load(at(mean, i)) : v128.load64_splat(at(mean, i));
    const square = whole ? v128.load(at(variance, i)) : v128.load64_splat(at(variance, i));
    improvementPair(f64x2.sub(mu, f64x2.splat(incumbent)), f64x2.sqrt(square));
    put(at(out, i), value, whole);
    if (outPerMean) put(at(outPerMean, i), perMean, whole);
    if (outPerDeviation) put(at(outPerDeviation, i), perDeviation, whole);
  }
}

function improvementPair(gain: v128, deviation: v128): void {
  const u = f64x2.div(gain, deviation);
  const isNear = f64x2.gt(u, f64x2.splat(-1));
  const logDeviation = logPair(deviation);
  if (v128.any_true(isNear)) {
    const density = f64x2.mul(f64x2.splat(INVERSE_SQRT_TWO_PI), expHalfSquare(u));
    const distribution = normalCdf(u);
    const h = f64x2.add(density, f64x2.mul(u, distribution));
    const scale = f64x2.mul(h, deviation);
    value = f64x2.add(logDeviation, logPair(h));
    perMean = f64x2.div(distribution, scale);
    perDeviation = f64x2.div(density, scale);
    if (i64x2.all_true(isNear)) return;
  }
  const t = f64x2.neg(u);
  const isMiddle = f64x2.lt(t, f64x2.splat(IMPROVEMENT_FRACTION_FROM));
  const one = f64x2.splat(1);
  let ratio = f64x2.mul(f64x2.splat(SQRT_HALF_PI), quotient(MIDDLE_TOP, MIDDLE_BOTTOM, 9, scaledBySqrtHalf(t)));
  let d = f64x2.sub(one, f64x2.mul(t, ratio));
  if (!i64x2.all_true(isMiddle)) {
    const k = fractionTail(t, isMiddle);
    const farRatio = f64x2.div(one, f64x2.add(t, k));
    d = v128.bitselect(d, f64x2.mul(k, farRatio), isMiddle);
    ratio = v128.bitselect(ratio, farRatio, isMiddle);
  }
  const scale = f64x2.mul(d, deviation);
  const logDensity = f64x2.sub(f64x2.mul(f64x2.mul(f64x2.splat(-0.5), u), u), f64x2.splat(LOG_SQRT_TWO_PI));
  const below = f64x2.add(f64x2.add(logDeviation, logDensity), logPair(d));
  value = v128.bitselect(value, below, isNear);
  perMean = v128.bitselect(perMean, f64x2.div(ratio, scale), isNear);
  perDeviation = v128.bitselect(perDeviation, f64x2.div(one, scale), isNear);
}

/* @inline */
function scaledBySqrtHalf(t: v128): v128 {
  return f64x2.mul(t, f64x2.splat(SQRT_HALF));
}

/** 1 / (t + 2 / (t + 3 / ...)) with as many terms as each needs; those of the middle range need none. */
function fractionTail(t: v128, isMiddle: v128): v128 {
  const terms = f64x2.floor(f64x2.div(f64x2.splat(600), f64x2.mul(t, t)));
  // pmax takes its first operand where the other is no number.
  const count = f64x2.pmax(f64x2.splat(16), f64x2.add(f64x2.splat(16), terms));
  const needed = v128.bitselect(f64x2.splat(0), count, isMiddle);
  let k = t;
  for (let i = max(f64x2.extract_lane(needed, 0), f64x2.extract_lane(needed, 1)); i >= 2; i--) {
    const term = f64x2.splat(i);
    k = v128.bitselect(f64x2.add(t, f64x2.div(term, k)), k, f64x2.le(term, needed));
  }
  return f64x2.div(f64x2.splat(1), k);
}

function normalCdf(z: v128): v128 {
  const half = f64x2.splat(0.5);
  const one = f64x2.splat(1);
  const y = f64x2.mul(f64x2.abs(z), f64x2.splat(SQRT_HALF));
  const isCentre = f64x2.le(y, f64x2.splat(ERF_LIMIT));
  const tail = f64x2.mul(f64x2.mul(half, scaledErfc(y)), expHalfSquare(z));
  const outside = v128.bitselect(tail, f64x2.sub(one, tail), f64x2.lt(z, f64x2.splat(0)));
  if (!v128.any_true(isCentre)) return outside;
  const signed = scaledBySqrtHalf(z);
  const erf = f64x2.mul(signed, quotient(CENTRE_TOP, CENTRE_BOTTOM, 5, f64x2.mul(signed, signed)));
  return v128.bitselect(f64x2.add(half, f64x2.mul(half, erf)), outside, isCentre);
}

function scaledErfc(y: v128): v128 {
  const isMiddle = f64x2.le(y, f64x2.splat(ERFC_LIMIT));
  const middle = quotient(MIDDLE_TOP, MIDDLE_BOTTOM, 9, y);
  if (i64x2.all_true(isMiddle)) return middle;
  const inverse = f64x2.div(f64x2.splat(1), f64x2.mul(y, y));
  const correction = f64x2.mul(inverse, quotient(FAR_TOP, FAR_BOTTOM, 6, inverse));
  return v128.bitselect(middle, f64x2.div(f64x2.sub(f64x2.splat(INVERSE_SQRT_PI), correction), y), isMiddle);
}

/** e^(-z^2 / 2), z split into an exact square and a rest as in src/normal-distribution.ts. */
function expHalfSquare(z: v128): v128 {
  const s = f64x2.div(f64x2.trunc(f64x2.mul(z, f64x2.splat(16))), f64x2.splat(16));
  const minusHalf = f64x2.splat(-0.5);
  const coarse = expPair(f64x2.mul(f64x2.mul(minusHalf, s), s));
  const rest = expPair(f64x2.mul(f64x2.mul(minusHalf, f64x2.sub(z, s)), f64x2.add(z, s)));
  return v128.andnot(f64x2.mul(coarse, rest), f64x2.gt(f64x2.mul(z, z), f64x2.splat(1600)));
}

/** Horner's scheme on both polynomials of `count` coefficients. */
function quotient(top: usize, bottom: usize, count: i32, y: v128): v128 {
  let numerator = v128.load64_splat(top);
  let denominator = v128.load64_splat(bottom);
  for (let i = 1; i < count; i++) {
    numerator = f64x2.add(f64x2.mul(numerator, y), v128.load64_splat(at(top, i)));
    denominator = f64x2.add(f64x2.mul(denominator, y), v128.load64_splat(at(bottom, i)));
  }
  return f64x2.div(numerator, denominator);
}

/* @inline */
function put(target: usize, pair: v128, whole: bool): void {
  if (whole) v128.store(target, pair);
  else v128.store64_lane(target, pair, 0);
}
