import { SOLVE_PANEL, SOLVE_ROWS } from './constants';
import { solveLowerTile } from './triangular';
import { addProduct, at } from './vector';

const COLUMN_TILE: i32 = 32;

/**
 * (L L')^-1 = M'M, M = L^-1, both built in `out`; see inverseFromCholeskyPlain. M is lower triangular, so the solve
 * for a tile of columns starts at the tile's own first row, and the product for rows from i starts at k = i: n^3/6
 * multiply-adds each. Both go by panels.
 */
export function inverseFromCholesky(l: usize, n: i32, stride: i32, out: usize, outStride: i32): void {
  for (let i = 0; i < n; i++) {
    memory.fill(at(out, i * outStride), 0, (<usize>n) << 3);
    store<f64>(at(out, i * outStride + i), 1);
  }
  for (let j = 0; j < n; j += COLUMN_TILE) {
    solveLowerTile(l, n, stride, at(out, j), min(COLUMN_TILE, n - j), outStride, j);
  }
  for (let panel = 0; panel < n; panel += SOLVE_PANEL) {
    const end = min(panel + SOLVE_PANEL, n);
    for (let i = panel; i < end; i += SOLVE_ROWS) productRows(out, n, outStride, i, 0, i, end, false);
    for (let from = end; from < n; from += SOLVE_PANEL) {
      const last = min(from + SOLVE_PANEL, n);
      for (let j = 0; j < end; j += COLUMN_TILE) {
        for (let i = max(panel, j); i < end; i += SOLVE_ROWS) productRows(out, n, outStride, i, j, from, last, true);
      }
    }
  }
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) store<f64>(at(out, j * outStride + i), load<f64>(at(out, i * outStride + j)));
  }
}

/**
 * Sums of M_ki M_kj over k in [from, last) for rows i..i+3 and the columns of the tile at `j` up to the diagonal (all
 * columns, when the rows' own panel is first summed and overwritten). M_ki = 0 for k < i adds nothing, as in the
 * plain sum.
 */
function productRows(m: usize, n: i32, stride: i32, i: i32, j: i32, from: i32, last: i32, add: bool): void {
  const end = add ? min(i + 1, j + COLUMN_TILE) : i + 1;
  if (i + SOLVE_ROWS <= n) {
    for (let c = j; c < end; c += 4) productTile(m, stride, i, c, from, last, add);
    return;
  }
  for (let r = i; r < n; r++) for (let c = j; c <= r; c++) productEntry(m, stride, r, c, max(from, r), last);
}

function productTile(m: usize, stride: i32, i: i32, j: i32, from: i32, last: i32, add: bool): void {
  const gap = (<usize>stride) << 3;
  let s00 = f64x2.splat(0),
    s10 = s00,
    s20 = s00,
    s30 = s00;
  let s01 = s00,
    s11 = s00,
    s21 = s00,
    s31 = s00;
  let left = at(m, from * stride + i);
  let right = at(m, from * stride + j);
  for (let k = from; k < last; k++) {
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
    right += gap;
  }
  const target = at(m, i * stride + j);
  put(target, s00, s01, add);
  put(target + gap, s10, s11, add);
  put(target + 2 * gap, s20, s21, add);
  put(target + 3 * gap, s30, s31, add);
}

/* @inline */
function put(target: usize, first: v128, second: v128, add: bool): void {
  v128.store(target, add ? f64x2.add(v128.load(target), first) : first);
  v128.store(target, add ? f64x2.add(v128.load(target, 16), second) : second, 16);
}

/** An entry of the last, incomplete block: no panel follows it, so it is never added to. */
function productEntry(m: usize, stride: i32, i: i32, j: i32, from: i32, last: i32): void {
  let sum: f64 = 0;
  for (let k = from; k < last; k++) sum += load<f64>(at(m, k * stride + i)) * load<f64>(at(m, k * stride + j));
  store<f64>(at(m, i * stride + j), sum);
}
