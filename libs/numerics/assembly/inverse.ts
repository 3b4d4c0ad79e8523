import { SOLVE_ROWS } from './constants';
import { solveLowerTile } from './triangular';
import { addProduct, at } from './vector';

const COLUMN_TILE: i32 = 32;

/**
 * (L L')^-1 = M'M, M = L^-1, both built in `out`; see inverseFromCholeskyPlain. M is lower triangular, so the solve for a tile of columns
 * starts at the tile's own first row, and the product for rows from i starts at k = i: n^3/6 multiply-adds each.
 */
export function inverseFromCholesky(l: usize, n: i32, stride: i32, out: usize, outStride: i32): void {
  for (let i = 0; i < n; i++) {
    memory.fill(at(out, i * outStride), 0, (<usize>n) << 3);
    store<f64>(at(out, i * outStride + i), 1);
  }
  for (let j = 0; j < n; j += COLUMN_TILE) {
    solveLowerTile(l, n, stride, at(out, j), min(COLUMN_TILE, n - j), outStride, j);
  }
  let block = 0;
  for (; block + SOLVE_ROWS <= n; block += SOLVE_ROWS) {
    for (let j = 0; j <= block; j += 4) productTile(out, n, outStride, block, j);
  }
  for (let i = block; i < n; i++) for (let j = 0; j <= i; j++) productEntry(out, n, outStride, i, j);
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) store<f64>(at(out, j * outStride + i), load<f64>(at(out, i * outStride + j)));
  }
}

/** Entries (i, j) of M'M for i in block..block+3 and j..j+3. M_ki = 0 for k < i adds nothing, as in the plain sum. */
function productTile(m: usize, n: i32, stride: i32, block: i32, j: i32): void {
  const gap = (<usize>stride) << 3;
  let s00 = f64x2.splat(0),
    s10 = s00,
    s20 = s00,
    s30 = s00;
  let s01 = s00,
    s11 = s00,
    s21 = s00,
    s31 = s00;
  let left = at(m, block * stride + block);
  let right = at(m, block * stride + j);
  for (let k = block; k < n; k++) {
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
  const target = at(m, block * stride + j);
  v128.store(target, s00);
  v128.store(target, s01, 16);
  v128.store(target + gap, s10);
  v128.store(target + gap, s11, 16);
  v128.store(target + 2 * gap, s20);
  v128.store(target + 2 * gap, s21, 16);
  v128.store(target + 3 * gap, s30);
  v128.store(target + 3 * gap, s31, 16);
}

function productEntry(m: usize, n: i32, stride: i32, i: i32, j: i32): void {
  let sum: f64 = 0;
  for (let k = i; k < n; k++) sum += load<f64>(at(m, k * stride + i)) * load<f64>(at(m, k * stride + j));
  store<f64>(at(m, i * stride + j), sum);
}
