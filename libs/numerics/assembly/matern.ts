import { FIVE_SIXTHS, FIVE_THIRDS } from './constants';
import { expPair } from './exp';
import { fallsOf, fillTable, packPoints, paddedNumeric } from './scaled-columns';
import { at, storePair } from './vector';

/** Vector constants in memory: see exp.ts. */
const TABLE = memory.data<f64>([5, 5, 1, 1, FIVE_THIRDS, FIVE_THIRDS]);

/**
 * One row: k(point, packed_j) for j < count, and the slopes if `slope` is not 0. Coordinates of the point lie `pointGap` bytes apart, those of the
 * packed points `gap`; see scaled-columns.ts. Two entries at a time; reads (and for odd counts computes) one packed entry past an odd end, but
 * writes exactly `count` entries.
 *
 * Main effects of four numeric columns, 1/a + 1/b + 1/c + 1/d, share a division: ((a + b) cd + (c + d) ab) / (ab cd). A factor is at
 * least 1 and, lengths being what they are, at most a few thousand, so that the product of four does not overflow.
 */
export function maternRow(
  point: usize,
  pointGap: usize,
  packed: usize,
  gap: usize,
  count: i32,
  columns: i32,
  numeric: i32,
  table: usize,
  joint: f64,
  main: f64,
  out: usize,
  slope: usize,
): void {
  const padded = paddedNumeric(numeric);
  const variance = f64x2.splat(joint);
  const factor = f64x2.splat(-FIVE_SIXTHS * joint);
  const share = f64x2.splat(main);
  // A category starts as if it agreed, and the column of padding is taken back.
  const shift = f64x2.splat(<f64>(columns - numeric - (padded - numeric)));
  const firstWeight = at(table, padded);
  const lastWeight = firstWeight + ((<usize>(columns - numeric)) << 3);
  const toFall = fallsOf(table, columns, numeric) - table;
  const quads = padded >> 2;
  const hasPair = (padded & 2) != 0;
  for (let j = 0; j < count; j += 2) {
    let q = f64x2.splat(0);
    let sum = shift;
    let own = point;
    let other = packed;
    for (let k = 0; k < quads; k++) {
      const d0 = f64x2.sub(v128.load64_splat(own), v128.load(other));
      const d1 = f64x2.sub(v128.load64_splat(own + pointGap), v128.load(other + gap));
      const d2 = f64x2.sub(v128.load64_splat(own + 2 * pointGap), v128.load(other + 2 * gap));
      const d3 = f64x2.sub(v128.load64_splat(own + 3 * pointGap), v128.load(other + 3 * gap));
      const t0 = f64x2.mul(d0, d0);
      const t1 = f64x2.mul(d1, d1);
      const t2 = f64x2.mul(d2, d2);
      const t3 = f64x2.mul(d3, d3);
      q = f64x2.add(q, f64x2.add(f64x2.add(t0, t1), f64x2.add(t2, t3)));
      if (main > 0) {
        const a = f64x2.add(v128.load(TABLE, 16), t0);
        const b = f64x2.add(v128.load(TABLE, 16), t1);
        const c = f64x2.add(v128.load(TABLE, 16), t2);
        const d = f64x2.add(v128.load(TABLE, 16), t3);
        const ab = f64x2.mul(a, b);
        const cd = f64x2.mul(c, d);
        const top = f64x2.add(f64x2.mul(f64x2.add(a, b), cd), f64x2.mul(f64x2.add(c, d), ab));
        sum = f64x2.add(sum, f64x2.div(top, f64x2.mul(ab, cd)));
      }
      own += 4 * pointGap;
      other += 4 * gap;
    }
    if (hasPair) {
      const d0 = f64x2.sub(v128.load64_splat(own), v128.load(other));
      const d1 = f64x2.sub(v128.load64_splat(own + pointGap), v128.load(other + gap));
      const t0 = f64x2.mul(d0, d0);
      const t1 = f64x2.mul(d1, d1);
      q = f64x2.add(q, f64x2.add(t0, t1));
      if (main > 0) {
        const a = f64x2.add(v128.load(TABLE, 16), t0);
        const b = f64x2.add(v128.load(TABLE, 16), t1);
        sum = f64x2.add(sum, f64x2.div(f64x2.add(a, b), f64x2.mul(a, b)));
      }
      own += 2 * pointGap;
      other += 2 * gap;
    }
    for (let weight = firstWeight; weight < lastWeight; weight += 8) {
      const differs = f64x2.ne(v128.load64_splat(own), v128.load(other));
      q = f64x2.add(q, v128.and(v128.load64_splat(weight), differs));
      sum = f64x2.sub(sum, v128.and(v128.load64_splat(weight + toFall), differs));
      own += pointGap;
      other += gap;
    }
    const r = f64x2.sqrt(f64x2.mul(v128.load(TABLE), q));
    const e = expPair(f64x2.neg(r));
    const polynomial = f64x2.add(f64x2.add(v128.load(TABLE, 16), r), f64x2.mul(q, v128.load(TABLE, 32)));
    let k = f64x2.mul(variance, f64x2.mul(polynomial, e));
    if (main > 0) k = f64x2.add(k, f64x2.mul(share, sum));
    const whole = j + 2 <= count;
    storePair(out, k, whole);
    if (slope) {
      storePair(slope, f64x2.mul(factor, f64x2.mul(f64x2.add(v128.load(TABLE, 16), r), e)), whole);
      slope += 16;
    }
    packed += 16;
    out += 16;
  }
}

/**
 * Lower triangle of K + diagonal I, and slopes below the diagonal; `packed` holds (columns + 1) * packedStride doubles, `table` 2 (columns + 1).
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
  table: usize,
  packed: usize,
  packedStride: i32,
): void {
  const gap = (<usize>packedStride) << 3;
  fillTable(weights, columns, numeric, table);
  packPoints(x, n, xStride, columns, numeric, table, packed, packedStride);
  for (let i = 0; i < n; i++) {
    const row = at(out, i * outStride);
    const slopeRow = slope ? at(slope, i * outStride) : 0;
    maternRow(at(packed, i), gap, packed, gap, i, columns, numeric, table, joint, main, row, slopeRow);
    store<f64>(at(row, i), s2 + diagonal);
  }
}

/** `own` holds columns + 1 doubles. */
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
  table: usize,
  own: usize,
  packed: usize,
  packedStride: i32,
): void {
  const gap = (<usize>packedStride) << 3;
  fillTable(weights, columns, numeric, table);
  packPoints(x, n, xStride, columns, numeric, table, packed, packedStride);
  for (let i = 0; i < m; i++) {
    packPoints(at(points, i * pointStride), 1, pointStride, columns, numeric, table, own, 1);
    maternRow(own, 8, packed, gap, n, columns, numeric, table, joint, main, at(out, i * outStride), 0);
  }
}
