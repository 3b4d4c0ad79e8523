import { SOLVE_PANEL, SOLVE_ROWS } from './constants';
import { addProduct, at, subtractFrom } from './vector';

/** As in triangular.ts. */
const COLUMN_TILE: i32 = 32;

/**
 * L' X = B in place; see solveLowerTransposedPlain. Four columns of L lie side by side in each of its rows, which
 * makes blocks of four cheap.
 */
export function solveLowerTransposed(l: usize, n: i32, stride: i32, b: usize, columns: i32, bStride: i32): void {
  for (let j = 0; j < columns; j += COLUMN_TILE) {
    solveTile(l, n, stride, at(b, j), min(COLUMN_TILE, columns - j), bStride);
  }
}

/** Panel by panel from the last: solve the panel's rows, then subtract their products from all rows above. */
function solveTile(l: usize, n: i32, stride: i32, b: usize, columns: i32, bStride: i32): void {
  for (let panel = (n - 1) & ~(SOLVE_PANEL - 1); panel >= 0; panel -= SOLVE_PANEL) {
    const end = min(panel + SOLVE_PANEL, n);
    for (let block = (end - 1) & ~(SOLVE_ROWS - 1); block >= panel; block -= SOLVE_ROWS) {
      const last = min(block + SOLVE_ROWS, n);
      if (last - block < SOLVE_ROWS)
        for (let i = last - 1; i >= block; i--) upperRow(l, stride, b, columns, bStride, n, i);
      else upperRows(l, stride, b, columns, bStride, block, last, end, true);
    }
    for (let block = 0; block < panel; block += SOLVE_ROWS) {
      upperRows(l, stride, b, columns, bStride, block, panel, end, false);
    }
  }
}

/** Rows block..block+3 minus their products with rows [first, last); with `solve` the block is then solved. */
function upperRows(
  l: usize,
  stride: i32,
  b: usize,
  columns: i32,
  bStride: i32,
  block: i32,
  first: i32,
  last: i32,
  solve: bool,
): void {
  let j = 0;
  for (; j + 4 <= columns; j += 4) upperBlock(l, stride, at(b, j), bStride, block, first, last, solve);
  for (; j < columns; j++) upperColumn(l, stride, at(b, j), bStride, block, first, last, solve);
}

function upperBlock(
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
  let left = at(l, first * stride + block);
  let right = at(b, first * bStride);
  for (let k = first; k < last; k++) {
    const b0 = v128.load(right);
    const b1 = v128.load(right, 16);
    const l0 = v128.load64_splat(left);
    s00 = addProduct(s00, l0, b0);
    s01 = addProduct(s01, l0, b1);
    const l1 = v128.load64_splat(left, 8);
    s10 = addProduct(s10, l1, b0);
    s11 = addProduct(s11, l1, b1);
    const l2 = v128.load64_splat(left, 16);
    s20 = addProduct(s20, l2, b0);
    s21 = addProduct(s21, l2, b1);
    const l3 = v128.load64_splat(left, 24);
    s30 = addProduct(s30, l3, b0);
    s31 = addProduct(s31, l3, b1);
    left += gap;
    right += bGap;
  }
  const rows = at(b, block * bStride);
  if (solve) {
    const corner = at(l, block * stride + block);
    upperCorner(corner, gap, rows, bGap, s00, s10, s20, s30);
    upperCorner(corner, gap, rows + 16, bGap, s01, s11, s21, s31);
  } else {
    subtractFrom(rows, s00, s01);
    subtractFrom(rows + bGap, s10, s11);
    subtractFrom(rows + 2 * bGap, s20, s21);
    subtractFrom(rows + 3 * bGap, s30, s31);
  }
}

/** Backward substitution inside the block, two columns. */
/* @inline */
function upperCorner(l: usize, gap: usize, b: usize, bGap: usize, s0: v128, s1: v128, s2: v128, s3: v128): void {
  const second = l + gap,
    third = second + gap,
    fourth = third + gap;
  const x3 = f64x2.div(f64x2.sub(v128.load(b + 3 * bGap), s3), v128.load64_splat(fourth, 24));
  v128.store(b + 3 * bGap, x3);
  let rest = f64x2.sub(v128.load(b + 2 * bGap), s2);
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(fourth, 16), x3));
  const x2 = f64x2.div(rest, v128.load64_splat(third, 16));
  v128.store(b + 2 * bGap, x2);
  rest = f64x2.sub(v128.load(b + bGap), s1);
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(fourth, 8), x3));
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(third, 8), x2));
  const x1 = f64x2.div(rest, v128.load64_splat(second, 8));
  v128.store(b + bGap, x1);
  rest = f64x2.sub(v128.load(b), s0);
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(fourth), x3));
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(third), x2));
  rest = f64x2.sub(rest, f64x2.mul(v128.load64_splat(second), x1));
  v128.store(b, f64x2.div(rest, v128.load64_splat(l)));
}

function upperColumn(
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
  let low = f64x2.splat(0),
    high = low;
  let left = at(l, first * stride + block);
  let right = at(b, first * bStride);
  for (let k = first; k < last; k++) {
    const value = v128.load64_splat(right);
    low = addProduct(low, v128.load(left), value);
    high = addProduct(high, v128.load(left, 16), value);
    left += gap;
    right += bGap;
  }
  const rows = at(b, block * bStride);
  let x0 = load<f64>(rows) - f64x2.extract_lane(low, 0);
  let x1 = load<f64>(rows + bGap) - f64x2.extract_lane(low, 1);
  let x2 = load<f64>(rows + 2 * bGap) - f64x2.extract_lane(high, 0);
  let x3 = load<f64>(rows + 3 * bGap) - f64x2.extract_lane(high, 1);
  if (solve) {
    const top = at(l, block * stride + block);
    const second = top + gap,
      third = second + gap,
      fourth = third + gap;
    x3 = x3 / load<f64>(fourth, 24);
    x2 = (x2 - load<f64>(fourth, 16) * x3) / load<f64>(third, 16);
    x1 = (x1 - load<f64>(fourth, 8) * x3 - load<f64>(third, 8) * x2) / load<f64>(second, 8);
    x0 = (x0 - load<f64>(fourth) * x3 - load<f64>(third) * x2 - load<f64>(second) * x1) / load<f64>(top);
  }
  store<f64>(rows, x0);
  store<f64>(rows + bGap, x1);
  store<f64>(rows + 2 * bGap, x2);
  store<f64>(rows + 3 * bGap, x3);
}

/** One row of the last, incomplete block: no rows below the block, so only the substitution inside it. */
function upperRow(l: usize, stride: i32, b: usize, columns: i32, bStride: i32, n: i32, i: i32): void {
  const pivot = load<f64>(at(l, i * stride + i));
  for (let j = 0; j < columns; j++) {
    const column = at(b, j);
    let value = load<f64>(at(column, i * bStride));
    for (let k = n - 1; k > i; k--) value -= load<f64>(at(l, k * stride + i)) * load<f64>(at(column, k * bStride));
    store<f64>(at(column, i * bStride), value / pivot);
  }
}
