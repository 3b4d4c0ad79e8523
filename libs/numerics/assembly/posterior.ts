import { POSTERIOR_TILE, VARIANCE_FLOOR } from './constants';
import { maternRow } from './matern';
import { fillTable, packPoints } from './scaled-columns';
import { solveLowerTile } from './triangular';
import { solveLowerTransposed } from './triangular-transposed';
import { addProduct, at } from './vector';

const TILE_BYTES: usize = (<usize>POSTERIOR_TILE) << 3;

/**
 * Mean and (if `variance` is not 0) variance at m points; see posteriorPlain. Vectors run over the points of a tile.
 * `v` is n x POSTERIOR_TILE, `tile` (columns + 1) x POSTERIOR_TILE, `packed` (columns + 1) x packedStride, `table` 2 x (columns + 1).
 */
export function posterior(
  x: usize,
  n: i32,
  xStride: i32,
  columns: i32,
  numeric: i32,
  weights: usize,
  s2: f64,
  joint: f64,
  main: f64,
  l: usize,
  lStride: i32,
  alpha: usize,
  constant: f64,
  points: usize,
  m: i32,
  pointStride: i32,
  mean: usize,
  variance: usize,
  v: usize,
  table: usize,
  tile: usize,
  packed: usize,
  packedStride: i32,
): void {
  fillTable(weights, columns, numeric, table);
  packPoints(x, n, xStride, columns, numeric, table, packed, packedStride);
  for (let first = 0; first < m; first += POSTERIOR_TILE) {
    const count = min(POSTERIOR_TILE, m - first);
    packPoints(at(points, first * pointStride), count, pointStride, columns, numeric, table, tile, POSTERIOR_TILE);
    crossTile(packed, packedStride, n, columns, numeric, table, joint, main, tile, v, 0, count);
    meanTile(v, n, count, alpha, constant, at(mean, first));
    if (!variance) continue;
    solveLowerTile(l, n, lStride, v, wholeBlocks(count), POSTERIOR_TILE, 0);
    varianceTile(v, n, count, s2, at(variance, first));
  }
}

export function posteriorGradient(
  x: usize,
  n: i32,
  xStride: i32,
  columns: i32,
  numeric: i32,
  weights: usize,
  s2: f64,
  joint: f64,
  main: f64,
  l: usize,
  lStride: i32,
  alpha: usize,
  constant: f64,
  points: usize,
  m: i32,
  pointStride: i32,
  mean: usize,
  variance: usize,
  meanGradient: usize,
  varianceGradient: usize,
  v: usize,
  slope: usize,
  table: usize,
  tile: usize,
  packed: usize,
  packedStride: i32,
): void {
  fillTable(weights, columns, numeric, table);
  packPoints(x, n, xStride, columns, numeric, table, packed, packedStride);
  for (let first = 0; first < m; first += POSTERIOR_TILE) {
    const count = min(POSTERIOR_TILE, m - first);
    packPoints(at(points, first * pointStride), count, pointStride, columns, numeric, table, tile, POSTERIOR_TILE);
    crossTile(packed, packedStride, n, columns, numeric, table, joint, main, tile, v, slope, count);
    meanTile(v, n, count, alpha, constant, at(mean, first));
    solveLowerTile(l, n, lStride, v, wholeBlocks(count), POSTERIOR_TILE, 0);
    varianceTile(v, n, count, s2, at(variance, first));
    solveLowerTransposed(l, n, lStride, v, wholeBlocks(count), POSTERIOR_TILE);
    for (let c = 0; c < numeric; c += 2) {
      const target = first * numeric + c;
      gradientPair(
        at(packed, c * packedStride),
        packedStride,
        n,
        alpha,
        at(tile, c * POSTERIOR_TILE),
        count,
        v,
        slope,
        at(table, c),
        main,
        numeric,
        c + 1 < numeric,
        at(meanGradient, target),
        at(varianceGradient, target),
      );
    }
  }
}

/** Rows k(X_j, tile) and their slopes, for the points that the tile holds. */
function crossTile(
  packed: usize,
  packedStride: i32,
  n: i32,
  columns: i32,
  numeric: i32,
  table: usize,
  joint: f64,
  main: f64,
  tile: usize,
  v: usize,
  slope: usize,
  count: i32,
): void {
  const gap = (<usize>packedStride) << 3;
  for (let j = 0; j < n; j++) {
    const offset = <usize>j * TILE_BYTES;
    const slopeRow = slope ? slope + offset : 0;
    maternRow(at(packed, j), gap, tile, TILE_BYTES, count, columns, numeric, table, joint, main, v + offset, slopeRow);
  }
}

/** Solving whole blocks of four columns is faster than a remainder; what lies past the last point is never read. */
/* @inline */
function wholeBlocks(count: i32): i32 {
  return (count + 3) & ~3;
}

function meanTile(v: usize, n: i32, count: i32, alpha: usize, constant: f64, mean: usize): void {
  for (let t = 0; t < count; t += 4) {
    let s0 = f64x2.splat(0),
      s1 = s0;
    let row = at(v, t);
    for (let j = 0; j < n; j++) {
      const weight = v128.load64_splat(at(alpha, j));
      s0 = addProduct(s0, v128.load(row), weight);
      s1 = addProduct(s1, v128.load(row, 16), weight);
      row += TILE_BYTES;
    }
    const shift = f64x2.splat(constant);
    storeUpTo(at(mean, t), count - t, f64x2.add(shift, s0), f64x2.add(shift, s1));
  }
}

function varianceTile(v: usize, n: i32, count: i32, s2: f64, variance: usize): void {
  const prior = f64x2.splat(s2);
  const floor = f64x2.splat(VARIANCE_FLOOR * s2);
  for (let t = 0; t < count; t += 4) {
    let s0 = f64x2.splat(0),
      s1 = s0;
    let row = at(v, t);
    for (let j = 0; j < n; j++) {
      const v0 = v128.load(row);
      const v1 = v128.load(row, 16);
      s0 = addProduct(s0, v0, v0);
      s1 = addProduct(s1, v1, v1);
      row += TILE_BYTES;
    }
    storeUpTo(
      at(variance, t),
      count - t,
      f64x2.max(f64x2.sub(prior, s0), floor),
      f64x2.max(f64x2.sub(prior, s1), floor),
    );
  }
}

function storeUpTo(out: usize, count: i32, first: v128, second: v128): void {
  if (count >= 4) {
    v128.store(out, first);
    v128.store(out, second, 16);
    return;
  }
  v128.store64_lane(out, first, 0);
  if (count > 1) v128.store64_lane(out, first, 1, 8);
  if (count > 2) v128.store64_lane(out, second, 0, 16);
}

/**
 * d mean / d x_c and d variance / d x_c of two columns for the points of a tile; the second may be the padding. Their main effects share a
 * division: 1/a = b (1 / (a b)).
 */
function gradientPair(
  x: usize,
  packedStride: i32,
  n: i32,
  alpha: usize,
  coordinates: usize,
  count: i32,
  v: usize,
  slope: usize,
  roots: usize,
  main: f64,
  numeric: i32,
  isSecond: bool,
  meanGradient: usize,
  varianceGradient: usize,
): void {
  const gap = (<usize>packedStride) << 3;
  const outGap = (<usize>numeric) << 3;
  const root0 = load<f64>(roots);
  const root1 = load<f64>(roots, 8);
  const one = f64x2.splat(1);
  const share = f64x2.splat(main);
  for (let t = 0; t < count; t += 2) {
    const value0 = v128.load(at(coordinates, t));
    const value1 = v128.load(at(coordinates, t) + TILE_BYTES);
    let mean0 = f64x2.splat(0),
      mean1 = mean0,
      variance0 = mean0,
      variance1 = mean0;
    let point = x;
    let offset: usize = (<usize>t) << 3;
    for (let j = 0; j < n; j++) {
      const d0 = f64x2.sub(value0, v128.load64_splat(point));
      const d1 = f64x2.sub(value1, v128.load64_splat(point + gap));
      let slope0 = v128.load(slope + offset);
      let slope1 = slope0;
      if (main > 0) {
        const a = f64x2.add(one, f64x2.mul(d0, d0));
        const b = f64x2.add(one, f64x2.mul(d1, d1));
        const inverse = f64x2.div(one, f64x2.mul(a, b));
        const m0 = f64x2.mul(b, inverse);
        const m1 = f64x2.mul(a, inverse);
        slope0 = f64x2.sub(slope0, f64x2.mul(share, f64x2.mul(m0, m0)));
        slope1 = f64x2.sub(slope1, f64x2.mul(share, f64x2.mul(m1, m1)));
      }
      const step0 = f64x2.mul(slope0, d0);
      const step1 = f64x2.mul(slope1, d1);
      const weight = v128.load64_splat(at(alpha, j));
      const solved = v128.load(v + offset);
      mean0 = addProduct(mean0, weight, step0);
      mean1 = addProduct(mean1, weight, step1);
      variance0 = addProduct(variance0, solved, step0);
      variance1 = addProduct(variance1, solved, step1);
      point += 8;
      offset += TILE_BYTES;
    }
    const both = t + 1 < count;
    storeSteps(meanGradient, outGap, both, 2 * root0, mean0);
    storeSteps(varianceGradient, outGap, both, -4 * root0, variance0);
    if (isSecond) {
      storeSteps(meanGradient + 8, outGap, both, 2 * root1, mean1);
      storeSteps(varianceGradient + 8, outGap, both, -4 * root1, variance1);
    }
    meanGradient += 2 * outGap;
    varianceGradient += 2 * outGap;
  }
}

/* @inline */
function storeSteps(out: usize, gap: usize, both: bool, factor: f64, sums: v128): void {
  store<f64>(out, factor * f64x2.extract_lane(sums, 0));
  if (both) store<f64>(out + gap, factor * f64x2.extract_lane(sums, 1));
}
