import { FIVE_SIXTHS, FIVE_THIRDS } from './constants';
import { expPair } from './exp';
import { addMainEffects, mainEffectGradients } from './main-effects';
import { addProduct, at, storePair, sumLanes } from './vector';

/** Vector constants in memory: see exp.ts. */
const TABLE = memory.data<f64>([5, 5, 1, 1, FIVE_THIRDS, FIVE_THIRDS]);

/**
 * Copies points to coordinate-major order, packed[c * count + i] = x[i * stride + c], so that vectors run over
 * points.
 */
export function packPoints(x: usize, count: i32, stride: i32, columns: i32, packed: usize, packedStride: i32): void {
  for (let i = 0; i < count; i++) {
    const row = at(x, i * stride);
    const target = at(packed, i);
    for (let c = 0; c < columns; c++) store<f64>(at(target, c * packedStride), load<f64>(at(row, c)));
  }
}

/**
 * One row: k(point, packed_j) for j < count, and the slopes if `slope` is not 0. Four entries at a time, then two;
 * reads (and for odd counts computes) one packed entry past an odd end, but writes exactly `count` entries.
 */
export function maternRow(
  point: usize,
  packed: usize,
  packedStride: i32,
  count: i32,
  columns: i32,
  numeric: i32,
  weights: usize,
  s2: f64,
  out: usize,
  slope: usize,
): void {
  const gap = (<usize>packedStride) << 3;
  const numericBytes = (<usize>numeric) << 3;
  const bytes = (<usize>columns) << 3;
  const variance = f64x2.splat(s2);
  const factor = f64x2.splat(-FIVE_SIXTHS * s2);
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    let q0 = f64x2.splat(0),
      q1 = q0;
    let other = packed;
    let c: usize = 0;
    for (; c < numericBytes; c += 8) {
      const value = v128.load64_splat(point + c);
      const weight = v128.load64_splat(weights + c);
      const d0 = f64x2.sub(value, v128.load(other));
      const d1 = f64x2.sub(value, v128.load(other, 16));
      q0 = addProduct(q0, weight, f64x2.mul(d0, d0));
      q1 = addProduct(q1, weight, f64x2.mul(d1, d1));
      other += gap;
    }
    for (; c < bytes; c += 8) {
      const value = v128.load64_splat(point + c);
      const weight = v128.load64_splat(weights + c);
      q0 = f64x2.add(q0, v128.and(weight, f64x2.ne(value, v128.load(other))));
      q1 = f64x2.add(q1, v128.and(weight, f64x2.ne(value, v128.load(other, 16))));
      other += gap;
    }
    const r0 = f64x2.sqrt(f64x2.mul(v128.load(TABLE), q0));
    const r1 = f64x2.sqrt(f64x2.mul(v128.load(TABLE), q1));
    const e0 = expPair(f64x2.neg(r0));
    const e1 = expPair(f64x2.neg(r1));
    v128.store(out, covariance(q0, r0, e0, variance));
    v128.store(out, covariance(q1, r1, e1, variance), 16);
    if (slope) {
      v128.store(slope, slopeOf(r0, e0, factor));
      v128.store(slope, slopeOf(r1, e1, factor), 16);
      slope += 32;
    }
    packed += 32;
    out += 32;
  }
  for (; j < count; j += 2) {
    let q = f64x2.splat(0);
    let other = packed;
    let c: usize = 0;
    for (; c < numericBytes; c += 8) {
      const d = f64x2.sub(v128.load64_splat(point + c), v128.load(other));
      q = addProduct(q, v128.load64_splat(weights + c), f64x2.mul(d, d));
      other += gap;
    }
    for (; c < bytes; c += 8) {
      const differs = f64x2.ne(v128.load64_splat(point + c), v128.load(other));
      q = f64x2.add(q, v128.and(v128.load64_splat(weights + c), differs));
      other += gap;
    }
    const r = f64x2.sqrt(f64x2.mul(v128.load(TABLE), q));
    const e = expPair(f64x2.neg(r));
    const whole = j + 2 <= count;
    storePair(out, covariance(q, r, e, variance), whole);
    if (slope) storePair(slope, slopeOf(r, e, factor), whole);
    packed += 16;
    out += 16;
    slope += slope ? 16 : 0;
  }
}

/* @inline */
function covariance(q: v128, r: v128, e: v128, variance: v128): v128 {
  const polynomial = f64x2.add(f64x2.add(v128.load(TABLE, 16), r), f64x2.mul(q, v128.load(TABLE, 32)));
  return f64x2.mul(variance, f64x2.mul(polynomial, e));
}

/* @inline */
function slopeOf(r: v128, e: v128, factor: v128): v128 {
  return f64x2.mul(factor, f64x2.mul(f64x2.add(v128.load(TABLE, 16), r), e));
}

/**
 * Lower triangle of K + diagonal I, and slopes below the diagonal; `scratch` holds columns * packedStride + 2
 * doubles.
 */
export function maternGram(
  x: usize,
  n: i32,
  xStride: i32,
  columns: i32,
  numeric: i32,
  weights: usize,
  s2: f64,
  joint: f64,
  main: f64,
  diagonal: f64,
  out: usize,
  outStride: i32,
  slope: usize,
  scratch: usize,
  packedStride: i32,
): void {
  packPoints(x, n, xStride, columns, scratch, packedStride);
  for (let i = 0; i < n; i++) {
    const point = at(x, i * xStride);
    const row = at(out, i * outStride);
    const slopeRow = slope ? at(slope, i * outStride) : 0;
    maternRow(point, scratch, packedStride, i, columns, numeric, weights, joint, row, slopeRow);
    if (main > 0) addMainEffects(point, scratch, packedStride, i, columns, numeric, weights, main, row);
    store<f64>(at(row, i), s2 + diagonal);
  }
}

export function maternCross(
  points: usize,
  m: i32,
  pointStride: i32,
  x: usize,
  n: i32,
  xStride: i32,
  columns: i32,
  numeric: i32,
  weights: usize,
  joint: f64,
  main: f64,
  out: usize,
  outStride: i32,
  scratch: usize,
  packedStride: i32,
): void {
  packPoints(x, n, xStride, columns, scratch, packedStride);
  for (let i = 0; i < m; i++) {
    const point = at(points, i * pointStride);
    const row = at(out, i * outStride);
    maternRow(point, scratch, packedStride, n, columns, numeric, weights, joint, row, 0);
    if (main > 0) addMainEffects(point, scratch, packedStride, n, columns, numeric, weights, main, row);
  }
}

/** See maternGramGradientPlain. Four columns at a time, so that four sums are under way at once. */
export function maternGramGradient(
  x: usize,
  n: i32,
  xStride: i32,
  columns: i32,
  numeric: i32,
  weights: usize,
  main: f64,
  g: usize,
  slope: usize,
  stride: i32,
  out: usize,
  outMain: usize,
  scratch: usize,
  packedStride: i32,
): void {
  packPoints(x, n, xStride, columns, scratch, packedStride);
  let c = 0;
  for (; c + 4 <= numeric; c += 4) fourColumns(x, n, xStride, c, g, slope, stride, out, scratch, packedStride);
  for (; c < columns; c++) oneColumn(x, n, xStride, c, c < numeric, g, slope, stride, out, scratch, packedStride);
  if (!(main > 0)) return;
  mainEffectGradients(x, n, xStride, columns, numeric, weights, main, g, stride, out, outMain, scratch, packedStride);
}

function fourColumns(
  x: usize,
  n: i32,
  xStride: i32,
  c: i32,
  g: usize,
  slope: usize,
  stride: i32,
  out: usize,
  packed: usize,
  packedStride: i32,
): void {
  const gap = (<usize>packedStride) << 3;
  let s0 = f64x2.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0;
  for (let i = 1; i < n; i++) {
    const point = at(x, i * xStride + c);
    const v0 = v128.load64_splat(point);
    const v1 = v128.load64_splat(point, 8);
    const v2 = v128.load64_splat(point, 16);
    const v3 = v128.load64_splat(point, 24);
    let gRow = at(g, i * stride);
    let slopeRow = at(slope, i * stride);
    let other = at(packed, c * packedStride);
    for (let j = 0; j < i; j += 2) {
      const last = j + 1 == i;
      const factor = f64x2.mul(
        last ? v128.load64_zero(gRow) : v128.load(gRow),
        last ? v128.load64_zero(slopeRow) : v128.load(slopeRow),
      );
      const d0 = f64x2.sub(v0, v128.load(other));
      s0 = addProduct(s0, factor, f64x2.mul(d0, d0));
      const d1 = f64x2.sub(v1, v128.load(other + gap));
      s1 = addProduct(s1, factor, f64x2.mul(d1, d1));
      const d2 = f64x2.sub(v2, v128.load(other + 2 * gap));
      s2 = addProduct(s2, factor, f64x2.mul(d2, d2));
      const d3 = f64x2.sub(v3, v128.load(other + 3 * gap));
      s3 = addProduct(s3, factor, f64x2.mul(d3, d3));
      gRow += 16;
      slopeRow += 16;
      other += 16;
    }
  }
  const target = at(out, c);
  store<f64>(target, 2 * sumLanes(s0));
  store<f64>(target, 2 * sumLanes(s1), 8);
  store<f64>(target, 2 * sumLanes(s2), 16);
  store<f64>(target, 2 * sumLanes(s3), 24);
}

function oneColumn(
  x: usize,
  n: i32,
  xStride: i32,
  c: i32,
  isNumeric: bool,
  g: usize,
  slope: usize,
  stride: i32,
  out: usize,
  packed: usize,
  packedStride: i32,
): void {
  let sum = f64x2.splat(0);
  const one = f64x2.splat(1);
  for (let i = 1; i < n; i++) {
    const value = v128.load64_splat(at(x, i * xStride + c));
    let gRow = at(g, i * stride);
    let slopeRow = at(slope, i * stride);
    let other = at(packed, c * packedStride);
    for (let j = 0; j < i; j += 2) {
      const last = j + 1 == i;
      const factor = f64x2.mul(
        last ? v128.load64_zero(gRow) : v128.load(gRow),
        last ? v128.load64_zero(slopeRow) : v128.load(slopeRow),
      );
      const difference = f64x2.sub(value, v128.load(other));
      const distance = isNumeric ? f64x2.mul(difference, difference) : v128.and(one, f64x2.ne(value, v128.load(other)));
      sum = addProduct(sum, factor, distance);
      gRow += 16;
      slopeRow += 16;
      other += 16;
    }
  }
  store<f64>(at(out, c), 2 * sumLanes(sum));
}
