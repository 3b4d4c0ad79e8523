import { SOLVE_PANEL, SOLVE_ROWS } from './constants';
import { addProduct, at, subtractFrom } from './vector';

/**
 * Columns solved together: 32 columns of 1000 rows are 256 KiB, which stays in the second-level cache. Does not
 * change the result.
 */
const COLUMN_TILE: i32 = 32;

/** L X = B in place; see solveLowerPlain. */
export function solveLower(l: usize, n: i32, stride: i32, b: usize, columns: i32, bStride: i32): void {
  for (let j = 0; j < columns; j += COLUMN_TILE) {
    solveLowerTile(l, n, stride, at(b, j), min(COLUMN_TILE, columns - j), bStride, 0);
  }
}

/**
 * The same for a few columns whose rows before `from` (a multiple of SOLVE_ROWS) are zero and are skipped. Panel by
 * panel: solve the panel's rows, then subtract their products from all rows below while these 64 x 32 values are in
 * the first-level cache.
 */
export function solveLowerTile(l: usize, n: i32, stride: i32, b: usize, columns: i32, bStride: i32, from: i32): void {
  for (let panel = from & ~(SOLVE_PANEL - 1); panel < n; panel += SOLVE_PANEL) {
    const end = min(panel + SOLVE_PANEL, n);
    const first = max(panel, from);
    for (let block = first; block < end; block += SOLVE_ROWS) {
      lowerRows(l, stride, b, columns, bStride, block, min(block + SOLVE_ROWS, n), first, true);
    }
    for (let block = end; block < n; block += SOLVE_ROWS) {
      lowerRows(l, stride, b, columns, bStride, block, min(block + SOLVE_ROWS, n), first, false);
    }
  }
}

/**
 * Rows [block, last) minus their products with the finished rows from `first` on: up to the end of that panel, or,
 * with `solve`, up to the block itself, which is then solved.
 */
function lowerRows(
  l: usize,
  stride: i32,
  b: usize,
  columns: i32,
  bStride: i32,
  block: i32,
  last: i32,
  first: i32,
  solve: bool,
): void {
  const end = solve ? block : (first & ~(SOLVE_PANEL - 1)) + SOLVE_PANEL;
  if (last - block < SOLVE_ROWS) {
    for (let i = block; i < last; i++) lowerRow(l, stride, b, columns, bStride, block, i, first, end, solve);
    return;
  }
  let j = 0;
  for (; j + 4 <= columns; j += 4) lowerBlock(l, stride, at(b, j), bStride, block, first, end, solve);
  for (; j < columns; j++) lowerColumn(l, stride, at(b, j), bStride, block, first, end, solve);
}

/** Four rows and four columns: sixteen sums in eight registers. */
function lowerBlock(
  l: usize,
  stride: i32,
  b: usize,
  bStride: i32,
  block: i32,
  first: i32,
  last: i32,
  solve: bool,
): void {
  const gap = (<usize>stride) << 3;
  const bGap = (<usize>bStride) << 3;
  let s00 = f64x2.splat(0),
    s10 = s00,
    s20 = s00,
    s30 = s00;
  let s01 = s00,
    s11 = s00,
    s21 = s00,
    s31 = s00;
  let left = at(l, block * stride + first);
  const end = at(l, block * stride + last);
  let right = at(b, first * bStride);
  while (left < end) {
    const b0 = v128.load(right);
    const b1 = v128.load(right, 16);
    const l0 = v128.load64_splat(left);
    s00 = addProduct(s00, l0, b0);
    s01 = addProduct(s01, l0, b1);
    const l1 = v128.load64_splat(left + gap);
    s10 = addProduct(s10, l1, b0);
    s11 = addProduct(s11, l1, b1);
    const l2 = v128.load64_splat(left + 2 * gap);
    s20 = addProduct(s20, l2, b0);
    s21 = addProduct(s21, l2, b1);
    const l3 = v128.load64_splat(left + 3 * gap);
    s30 = addProduct(s30, l3, b0);
    s31 = addProduct(s31, l3, b1);
    left += 8;
    right += bGap;
  }
  const rows = at(b, block * bStride);
  if (solve) {
    lowerCorner(end, gap, rows, bGap, s00, s10, s20, s30);
    lowerCorner(end, gap, rows + 16, bGap, s01, s11, s21, s31);
  } else {
    subtractFrom(rows, s00, s01);
    subtractFrom(rows + bGap, s10, s11);
    subtractFrom(rows + 2 * bGap, s20, s21);
    subtractFrom(rows + 3 * bGap, s30, s31);
  }
}

/** Forward substitution inside the block, two columns. `l` is the block's own triangle, `b` its rows. */
/* @inline */
function lowerCorner(l: usize, gap: usize, b: usize, bGap: usize, s0: v128, s1: v128, s2: v128, s3: v128): void {
  const second = l + gap,
    third = second + gap,
    fourth = third + gap;
  const x0 = f64x2.div(f64x2.sub(v128.load(b), s0), v128.load64_splat(l));
  v128.store(b, x0);
  let rest = f64x2.sub(v128.load(b + bGap), s1);
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(second), x0));
  const x1 = f64x2.div(rest, v128.load64_splat(second, 8));
  v128.store(b + bGap, x1);
  rest = f64x2.sub(v128.load(b + 2 * bGap), s2);
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(third), x0));
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(third, 8), x1));
  const x2 = f64x2.div(rest, v128.load64_splat(third, 16));
  v128.store(b + 2 * bGap, x2);
  rest = f64x2.sub(v128.load(b + 3 * bGap), s3);
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(fourth), x0));
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(fourth, 8), x1));
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(fourth, 16), x2));
  v128.store(b + 3 * bGap, f64x2.div(rest, v128.load64_splat(fourth, 24)));
}

/** Four rows and one column: four independent sums hide the latency of the addition. */
function lowerColumn(
  l: usize,
  stride: i32,
  b: usize,
  bStride: i32,
  block: i32,
  first: i32,
  last: i32,
  solve: bool,
): void {
  const gap = (<usize>stride) << 3;
  const bGap = (<usize>bStride) << 3;
  let s0: f64 = 0,
    s1: f64 = 0,
    s2: f64 = 0,
    s3: f64 = 0;
  let left = at(l, block * stride + first);
  const end = at(l, block * stride + last);
  let right = at(b, first * bStride);
  while (left < end) {
    const value = load<f64>(right);
    s0 += load<f64>(left) * value;
    s1 += load<f64>(left + gap) * value;
    s2 += load<f64>(left + 2 * gap) * value;
    s3 += load<f64>(left + 3 * gap) * value;
    left += 8;
    right += bGap;
  }
  const rows = at(b, block * bStride);
  let x0 = load<f64>(rows) - s0;
  let x1 = load<f64>(rows + bGap) - s1;
  let x2 = load<f64>(rows + 2 * bGap) - s2;
  let x3 = load<f64>(rows + 3 * bGap) - s3;
  if (solve) {
    const second = end + gap,
      third = second + gap,
      fourth = third + gap;
    x0 = x0 / load<f64>(end);
    x1 = (x1 - load<f64>(second) * x0) / load<f64>(second, 8);
    x2 = (x2 - load<f64>(third) * x0 - load<f64>(third, 8) * x1) / load<f64>(third, 16);
    x3 = (x3 - load<f64>(fourth) * x0 - load<f64>(fourth, 8) * x1 - load<f64>(fourth, 16) * x2) / load<f64>(fourth, 24);
  }
  store<f64>(rows, x0);
  store<f64>(rows + bGap, x1);
  store<f64>(rows + 2 * bGap, x2);
  store<f64>(rows + 3 * bGap, x3);
}

/** One row of a last, incomplete block. */
function lowerRow(
  l: usize,
  stride: i32,
  b: usize,
  columns: i32,
  bStride: i32,
  block: i32,
  i: i32,
  first: i32,
  last: i32,
  solve: bool,
): void {
  const row = at(l, i * stride);
  const pivot = load<f64>(at(row, i));
  for (let j = 0; j < columns; j++) {
    const column = at(b, j);
    let sum: f64 = 0;
    for (let k = first; k < last; k++) sum += load<f64>(at(row, k)) * load<f64>(at(column, k * bStride));
    let value = load<f64>(at(column, i * bStride)) - sum;
    if (solve) {
      for (let k = block; k < i; k++) value -= load<f64>(at(row, k)) * load<f64>(at(column, k * bStride));
      value /= pivot;
    }
    store<f64>(at(column, i * bStride), value);
  }
}
