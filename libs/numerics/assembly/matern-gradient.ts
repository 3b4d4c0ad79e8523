import { fallsOf, fillTable, packPoints, paddedNumeric } from './scaled-columns';
import { addProduct, at, sumLanes } from './vector';

/**
 * See maternGramGradientPlain. Four numeric columns at a time, then two: with main effects they share a division, since 1/a = b cd / (ab cd).
 */
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
  table: usize,
  packed: usize,
  packedStride: i32,
): f64 {
  fillTable(weights, columns, numeric, table);
  packPoints(x, n, xStride, columns, numeric, table, packed, packedStride);
  const padded = paddedNumeric(numeric);
  const gap = (<usize>packedStride) << 3;
  let effects: f64 = 0;
  let c = 0;
  if (main > 0) {
    for (; c + 4 <= padded; c += 4)
      effects += fourEffects(n, g, slope, stride, main, at(out, c), numeric - c, at(packed, c * packedStride), gap);
    if (c < padded)
      effects += twoEffects(n, g, slope, stride, main, at(out, c), numeric - c, at(packed, c * packedStride), gap);
    const shift = columns - padded;
    if (shift != 0) effects += <f64>shift * sumLower(n, g, stride);
  } else {
    for (; c < padded; c += 2)
      twoColumns(n, g, slope, stride, at(out, c), numeric - c, at(packed, c * packedStride), gap);
  }
  for (let category = numeric; category < columns; category++) {
    const place = padded + category - numeric;
    const fall = main > 0 ? load<f64>(at(fallsOf(table, columns, numeric), place)) : 0;
    const codes = at(packed, place * packedStride);
    effects -= oneCategory(n, g, slope, stride, main, load<f64>(at(table, place)), fall, at(out, category), codes);
  }
  return 2 * effects;
}

/** The entries of a lower triangle below its diagonal from j on: both lanes, or the one that is left. */
/* @inline */
function below(row: usize, j: i32, i: i32): v128 {
  return j + 1 == i ? v128.load64_zero(row) : v128.load(row);
}

/* @inline */
function storeBoth(out: usize, first: v128, second: v128, left: i32): void {
  store<f64>(out, 2 * sumLanes(first));
  if (left > 1) store<f64>(out, 2 * sumLanes(second), 8);
}

/** The last of four columns may be the padding, whose sum nobody wants. */
function fourEffects(
  n: i32,
  g: usize,
  slope: usize,
  stride: i32,
  main: f64,
  out: usize,
  left: i32,
  packed: usize,
  gap: usize,
): f64 {
  const one = f64x2.splat(1);
  const share = f64x2.splat(main);
  let s0 = f64x2.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0,
    effects = s0;
  for (let i = 1; i < n; i++) {
    const point = at(packed, i);
    let gRow = at(g, i * stride);
    let slopeRow = at(slope, i * stride);
    let other = packed;
    for (let j = 0; j < i; j += 2) {
      const entry = below(gRow, j, i);
      const joint = f64x2.mul(entry, below(slopeRow, j, i));
      const ofMain = f64x2.mul(share, entry);
      const d0 = f64x2.sub(v128.load64_splat(point), v128.load(other));
      const d1 = f64x2.sub(v128.load64_splat(point + gap), v128.load(other + gap));
      const d2 = f64x2.sub(v128.load64_splat(point + 2 * gap), v128.load(other + 2 * gap));
      const d3 = f64x2.sub(v128.load64_splat(point + 3 * gap), v128.load(other + 3 * gap));
      const t0 = f64x2.mul(d0, d0);
      const t1 = f64x2.mul(d1, d1);
      const t2 = f64x2.mul(d2, d2);
      const t3 = f64x2.mul(d3, d3);
      const a = f64x2.add(one, t0);
      const b = f64x2.add(one, t1);
      const c = f64x2.add(one, t2);
      const d = f64x2.add(one, t3);
      const ab = f64x2.mul(a, b);
      const cd = f64x2.mul(c, d);
      const inverse = f64x2.div(one, f64x2.mul(ab, cd));
      const ofAb = f64x2.mul(inverse, cd);
      const ofCd = f64x2.mul(inverse, ab);
      const m0 = f64x2.mul(b, ofAb);
      const m1 = f64x2.mul(a, ofAb);
      const m2 = f64x2.mul(d, ofCd);
      const m3 = f64x2.mul(c, ofCd);
      effects = addProduct(effects, entry, f64x2.add(f64x2.add(m0, m1), f64x2.add(m2, m3)));
      s0 = addProduct(s0, f64x2.sub(joint, f64x2.mul(ofMain, f64x2.mul(m0, m0))), t0);
      s1 = addProduct(s1, f64x2.sub(joint, f64x2.mul(ofMain, f64x2.mul(m1, m1))), t1);
      s2 = addProduct(s2, f64x2.sub(joint, f64x2.mul(ofMain, f64x2.mul(m2, m2))), t2);
      s3 = addProduct(s3, f64x2.sub(joint, f64x2.mul(ofMain, f64x2.mul(m3, m3))), t3);
      gRow += 16;
      slopeRow += 16;
      other += 16;
    }
  }
  storeBoth(out, s0, s1, left);
  storeBoth(out + 16, s2, s3, left - 2);
  return sumLanes(effects);
}

function twoEffects(
  n: i32,
  g: usize,
  slope: usize,
  stride: i32,
  main: f64,
  out: usize,
  left: i32,
  packed: usize,
  gap: usize,
): f64 {
  const one = f64x2.splat(1);
  const share = f64x2.splat(main);
  let s0 = f64x2.splat(0),
    s1 = s0,
    effects = s0;
  for (let i = 1; i < n; i++) {
    const point = at(packed, i);
    let gRow = at(g, i * stride);
    let slopeRow = at(slope, i * stride);
    let other = packed;
    for (let j = 0; j < i; j += 2) {
      const entry = below(gRow, j, i);
      const joint = f64x2.mul(entry, below(slopeRow, j, i));
      const ofMain = f64x2.mul(share, entry);
      const d0 = f64x2.sub(v128.load64_splat(point), v128.load(other));
      const d1 = f64x2.sub(v128.load64_splat(point + gap), v128.load(other + gap));
      const t0 = f64x2.mul(d0, d0);
      const t1 = f64x2.mul(d1, d1);
      const a = f64x2.add(one, t0);
      const b = f64x2.add(one, t1);
      const inverse = f64x2.div(one, f64x2.mul(a, b));
      const m0 = f64x2.mul(b, inverse);
      const m1 = f64x2.mul(a, inverse);
      effects = addProduct(effects, entry, f64x2.add(m0, m1));
      s0 = addProduct(s0, f64x2.sub(joint, f64x2.mul(ofMain, f64x2.mul(m0, m0))), t0);
      s1 = addProduct(s1, f64x2.sub(joint, f64x2.mul(ofMain, f64x2.mul(m1, m1))), t1);
      gRow += 16;
      slopeRow += 16;
      other += 16;
    }
  }
  storeBoth(out, s0, s1, left);
  return sumLanes(effects);
}

/** Without main effects. */
function twoColumns(
  n: i32,
  g: usize,
  slope: usize,
  stride: i32,
  out: usize,
  left: i32,
  packed: usize,
  gap: usize,
): void {
  let s0 = f64x2.splat(0),
    s1 = s0;
  for (let i = 1; i < n; i++) {
    const v0 = v128.load64_splat(at(packed, i));
    const v1 = v128.load64_splat(at(packed, i) + gap);
    let gRow = at(g, i * stride);
    let slopeRow = at(slope, i * stride);
    let other = packed;
    for (let j = 0; j < i; j += 2) {
      const joint = f64x2.mul(below(gRow, j, i), below(slopeRow, j, i));
      const d0 = f64x2.sub(v0, v128.load(other));
      const d1 = f64x2.sub(v1, v128.load(other + gap));
      s0 = addProduct(s0, joint, f64x2.mul(d0, d0));
      s1 = addProduct(s1, joint, f64x2.mul(d1, d1));
      gRow += 16;
      slopeRow += 16;
      other += 16;
    }
  }
  storeBoth(out, s0, s1, left);
}

/** Returns what the main effect of the category loses over all pairs that differ. */
function oneCategory(
  n: i32,
  g: usize,
  slope: usize,
  stride: i32,
  main: f64,
  weight: f64,
  fall: f64,
  out: usize,
  codes: usize,
): f64 {
  let sum = f64x2.splat(0),
    entries = sum;
  for (let i = 1; i < n; i++) {
    const code = v128.load64_splat(at(codes, i));
    let gRow = at(g, i * stride);
    let slopeRow = at(slope, i * stride);
    let other = codes;
    for (let j = 0; j < i; j += 2) {
      const differs = f64x2.ne(code, v128.load(other));
      const entry = v128.and(below(gRow, j, i), differs);
      sum = addProduct(sum, entry, below(slopeRow, j, i));
      entries = f64x2.add(entries, entry);
      gRow += 16;
      slopeRow += 16;
      other += 16;
    }
  }
  const total = sumLanes(entries);
  const m = 1 / (1 + weight);
  store<f64>(out, 2 * (weight * (sumLanes(sum) - main * (m * m) * total)));
  return fall * total;
}

function sumLower(n: i32, g: usize, stride: i32): f64 {
  let sum = f64x2.splat(0);
  for (let i = 1; i < n; i++) {
    let row = at(g, i * stride);
    for (let j = 0; j < i; j += 2) {
      sum = f64x2.add(sum, below(row, j, i));
      row += 16;
    }
  }
  return sumLanes(sum);
}
