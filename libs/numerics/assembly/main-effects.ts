import { addProduct, at, storePair, sumLanes } from './vector';

/**
 * Adds main * sum_c 1 / (1 + w_c d_c^2) to one row, d_c the difference of numeric columns and 0 or 1 of the rest. Two
 * entries at a time; what it reads past an odd end is not written. Two numeric columns share a division:
 * 1/a + 1/b = (a + b) / (a b).
 */
export function addMainEffects(
  point: usize,
  packed: usize,
  packedStride: i32,
  count: i32,
  columns: i32,
  numeric: i32,
  weights: usize,
  main: f64,
  out: usize,
): void {
  const gap = (<usize>packedStride) << 3;
  const numericBytes = (<usize>numeric) << 3;
  const bytes = (<usize>columns) << 3;
  const one = f64x2.splat(1);
  const share = f64x2.splat(main);
  for (let j = 0; j < count; j += 2) {
    let sum = f64x2.splat(0);
    let other = packed;
    let c: usize = 0;
    for (; c + 16 <= numericBytes; c += 16) {
      const d0 = f64x2.sub(v128.load64_splat(point + c), v128.load(other));
      const d1 = f64x2.sub(v128.load64_splat(point + c, 8), v128.load(other + gap));
      const a = f64x2.add(one, f64x2.mul(v128.load64_splat(weights + c), f64x2.mul(d0, d0)));
      const b = f64x2.add(one, f64x2.mul(v128.load64_splat(weights + c, 8), f64x2.mul(d1, d1)));
      sum = f64x2.add(sum, f64x2.div(f64x2.add(a, b), f64x2.mul(a, b)));
      other += 2 * gap;
    }
    for (; c < numericBytes; c += 8) {
      const d = f64x2.sub(v128.load64_splat(point + c), v128.load(other));
      const q = f64x2.mul(v128.load64_splat(weights + c), f64x2.mul(d, d));
      sum = f64x2.add(sum, f64x2.div(one, f64x2.add(one, q)));
      other += gap;
    }
    for (; c < bytes; c += 8) {
      const differs = f64x2.ne(v128.load64_splat(point + c), v128.load(other));
      const q = v128.and(v128.load64_splat(weights + c), differs);
      sum = f64x2.add(sum, f64x2.div(one, f64x2.add(one, q)));
      other += gap;
    }
    const whole = j + 2 <= count;
    const held = whole ? v128.load(out) : v128.load64_zero(out);
    storePair(out, f64x2.add(held, f64x2.mul(share, sum)), whole);
    packed += 16;
    out += 16;
  }
}

/**
 * Of main effects m_c = 1 / (1 + w_c d_c^2): adds 2 main sum_{j<i} G dm_c/dw_c to out_c, writes 2 sum_{j<i} G m_c to
 * outMain_c.
 */
export function mainEffectGradients(
  x: usize,
  n: i32,
  xStride: i32,
  columns: i32,
  numeric: i32,
  weights: usize,
  main: f64,
  g: usize,
  stride: i32,
  out: usize,
  outMain: usize,
  packed: usize,
  packedStride: i32,
): void {
  let c = 0;
  for (; c + 2 <= numeric; c += 2)
    mainEffectPair(x, n, xStride, c, weights, main, g, stride, out, outMain, packed, packedStride);
  for (; c < columns; c++)
    mainEffectColumn(x, n, xStride, c, c < numeric, weights, main, g, stride, out, outMain, packed, packedStride);
}

/** mainEffectColumn of two numeric columns, which share the entries of G and a division: 1/a = b (1 / (a b)). */
function mainEffectPair(
  x: usize,
  n: i32,
  xStride: i32,
  c: i32,
  weights: usize,
  main: f64,
  g: usize,
  stride: i32,
  out: usize,
  outMain: usize,
  packed: usize,
  packedStride: i32,
): void {
  const gap = (<usize>packedStride) << 3;
  const one = f64x2.splat(1);
  const w0 = v128.load64_splat(at(weights, c));
  const w1 = v128.load64_splat(at(weights, c + 1));
  let s0 = f64x2.splat(0),
    s1 = s0,
    p0 = s0,
    p1 = s0;
  for (let i = 1; i < n; i++) {
    const point = at(x, i * xStride + c);
    const v0 = v128.load64_splat(point);
    const v1 = v128.load64_splat(point, 8);
    let gRow = at(g, i * stride);
    let other = at(packed, c * packedStride);
    for (let j = 0; j < i; j += 2) {
      const factor = j + 1 == i ? v128.load64_zero(gRow) : v128.load(gRow);
      const d0 = f64x2.sub(v0, v128.load(other));
      const d1 = f64x2.sub(v1, v128.load(other + gap));
      const q0 = f64x2.mul(d0, d0);
      const q1 = f64x2.mul(d1, d1);
      const a = f64x2.add(one, f64x2.mul(w0, q0));
      const b = f64x2.add(one, f64x2.mul(w1, q1));
      const inverse = f64x2.div(one, f64x2.mul(a, b));
      const m0 = f64x2.mul(b, inverse);
      const m1 = f64x2.mul(a, inverse);
      const g0 = f64x2.mul(factor, m0);
      const g1 = f64x2.mul(factor, m1);
      s0 = f64x2.add(s0, g0);
      s1 = f64x2.add(s1, g1);
      p0 = addProduct(p0, f64x2.mul(g0, m0), q0);
      p1 = addProduct(p1, f64x2.mul(g1, m1), q1);
      gRow += 16;
      other += 16;
    }
  }
  const target = at(out, c);
  store<f64>(target, load<f64>(target) - 2 * main * sumLanes(p0));
  store<f64>(target, load<f64>(target, 8) - 2 * main * sumLanes(p1), 8);
  store<f64>(at(outMain, c), 2 * sumLanes(s0));
  store<f64>(at(outMain, c), 2 * sumLanes(s1), 8);
}

/** Of one main effect m = 1 / (1 + w d^2): adds 2 main sum_{j<i} G dm/dw to out_c, writes 2 sum_{j<i} G m to outMain_c. */
function mainEffectColumn(
  x: usize,
  n: i32,
  xStride: i32,
  c: i32,
  isNumeric: bool,
  weights: usize,
  main: f64,
  g: usize,
  stride: i32,
  out: usize,
  outMain: usize,
  packed: usize,
  packedStride: i32,
): void {
  let sum = f64x2.splat(0);
  let perWeight = f64x2.splat(0);
  const one = f64x2.splat(1);
  const weight = v128.load64_splat(at(weights, c));
  for (let i = 1; i < n; i++) {
    const value = v128.load64_splat(at(x, i * xStride + c));
    let gRow = at(g, i * stride);
    let other = at(packed, c * packedStride);
    for (let j = 0; j < i; j += 2) {
      const factor = j + 1 == i ? v128.load64_zero(gRow) : v128.load(gRow);
      const difference = f64x2.sub(value, v128.load(other));
      const distance = isNumeric ? f64x2.mul(difference, difference) : v128.and(one, f64x2.ne(value, v128.load(other)));
      const m = f64x2.div(one, f64x2.add(one, f64x2.mul(weight, distance)));
      const gm = f64x2.mul(factor, m);
      sum = f64x2.add(sum, gm);
      perWeight = addProduct(perWeight, f64x2.mul(gm, m), distance);
      gRow += 16;
      other += 16;
    }
  }
  const target = at(out, c);
  store<f64>(target, load<f64>(target) - 2 * main * sumLanes(perWeight));
  store<f64>(at(outMain, c), 2 * sumLanes(sum));
}
