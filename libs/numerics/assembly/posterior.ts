import { POSTERIOR_TILE, VARIANCE_FLOOR } from './constants';
import { addMainEffects } from './main-effects';
import { maternRow, packPoints } from './matern';
import { solveLowerTile } from './triangular';
import { solveLowerTransposed } from './triangular-transposed';
import { addProduct, at } from './vector';

const TILE_BYTES: usize = (<usize>POSTERIOR_TILE) << 3;

/**
 * Mean and (if `variance` is not 0) variance at m points; see posteriorPlain. Vectors run over the points of a tile.
 * `v` is n x POSTERIOR_TILE, `packed` is columns x POSTERIOR_TILE.
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
  packed: usize,
): void {
  for (let first = 0; first < m; first += POSTERIOR_TILE) {
    const count = min(POSTERIOR_TILE, m - first);
    packPoints(at(points, first * pointStride), count, pointStride, columns, packed, POSTERIOR_TILE);
    crossTile(x, n, xStride, columns, numeric, weights, joint, main, packed, v, 0, count);
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
  packed: usize,
): void {
  for (let first = 0; first < m; first += POSTERIOR_TILE) {
    const count = min(POSTERIOR_TILE, m - first);
    packPoints(at(points, first * pointStride), count, pointStride, columns, packed, POSTERIOR_TILE);
    crossTile(x, n, xStride, columns, numeric, weights, joint, main, packed, v, slope, count);
    meanTile(v, n, count, alpha, constant, at(mean, first));
    solveLowerTile(l, n, lStride, v, wholeBlocks(count), POSTERIOR_TILE, 0);
    varianceTile(v, n, count, s2, at(variance, first));
    solveLowerTransposed(l, n, lStride, v, wholeBlocks(count), POSTERIOR_TILE);
    for (let c = 0; c < numeric; c++) {
      const weight = load<f64>(at(weights, c));
      const target = first * numeric + c;
      gradientColumn(
        at(x, c),
        n,
        xStride,
        alpha,
        at(packed, c * POSTERIOR_TILE),
        count,
        v,
        slope,
        weight,
        main,
        numeric,
        at(meanGradient, target),
        at(varianceGradient, target),
      );
    }
  }
}

/** Rows k(X_j, tile) and their slopes, for the points that the tile holds. */
function crossTile(
  x: usize,
  n: i32,
  xStride: i32,
  columns: i32,
  numeric: i32,
  weights: usize,
  joint: f64,
  main: f64,
  packed: usize,
  v: usize,
  slope: usize,
  count: i32,
): void {
  for (let j = 0; j < n; j++) {
    const offset = <usize>j * TILE_BYTES;
    const row = v + offset;
    const slopeRow = slope ? slope + offset : 0;
    const point = at(x, j * xStride);
    maternRow(point, packed, POSTERIOR_TILE, count, columns, numeric, weights, joint, row, slopeRow);
    if (main > 0) addMainEffects(point, packed, POSTERIOR_TILE, count, columns, numeric, weights, main, row);
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

/** d mean / d x_c and d variance / d x_c for the points of a tile. */
function gradientColumn(
  x: usize,
  n: i32,
  xStride: i32,
  alpha: usize,
  coordinates: usize,
  count: i32,
  v: usize,
  slope: usize,
  weight: f64,
  main: f64,
  numeric: i32,
  meanGradient: usize,
  varianceGradient: usize,
): void {
  const gap = (<usize>xStride) << 3;
  const outGap = (<usize>numeric) << 3;
  const forMean = 2 * weight;
  const forVariance = -4 * weight;
  const one = f64x2.splat(1);
  const ownWeight = f64x2.splat(weight);
  const share = f64x2.splat(main);
  for (let t = 0; t < count; t += 2) {
    const value = v128.load(at(coordinates, t));
    let s0 = f64x2.splat(0),
      s1 = s0;
    let point = x;
    let offset: usize = (<usize>t) << 3;
    for (let j = 0; j < n; j++) {
      const difference = f64x2.sub(value, v128.load64_splat(point));
      let total = v128.load(slope + offset);
      if (main > 0) {
        const m = f64x2.div(one, f64x2.add(one, f64x2.mul(ownWeight, f64x2.mul(difference, difference))));
        total = f64x2.sub(total, f64x2.mul(share, f64x2.mul(m, m)));
      }
      const step = f64x2.mul(total, difference);
      s0 = addProduct(s0, v128.load64_splat(at(alpha, j)), step);
      s1 = addProduct(s1, v128.load(v + offset), step);
      point += gap;
      offset += TILE_BYTES;
    }
    store<f64>(meanGradient, forMean * f64x2.extract_lane(s0, 0));
    store<f64>(varianceGradient, forVariance * f64x2.extract_lane(s1, 0));
    if (t + 1 < count) {
      store<f64>(meanGradient + outGap, forMean * f64x2.extract_lane(s0, 1));
      store<f64>(varianceGradient + outGap, forVariance * f64x2.extract_lane(s1, 1));
    }
    meanGradient += 2 * outGap;
    varianceGradient += 2 * outGap;
  }
}
