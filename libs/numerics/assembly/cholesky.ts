import { CHOLESKY_PANEL, PACKED_PANEL } from './constants';
import { addProduct, at, dot, evens, loadColumn, odds, storeColumn } from './vector';

/**
 * Rows whose panel (64 columns, 16 KiB) stays in the first-level cache while it is solved. Does not change the
 * result.
 */
const ROW_BLOCK: i32 = 32;

/**
 * A = L L' in place: src/plain/cholesky.ts says what is computed and in which order. Here four rows and two columns
 * are formed at once (eight accumulators in registers, every loaded vector used two or four times), and the panel
 * that a column block is multiplied with is packed into 32 KiB first, since rows a power of two apart would evict
 * each other from the first-level cache.
 */
export function cholesky(a: usize, n: i32, stride: i32): i32 {
  for (let panel = 0; panel < n; panel += CHOLESKY_PANEL) {
    const end = min(panel + CHOLESKY_PANEL, n);
    for (let from = 0; from < panel; from += CHOLESKY_PANEL) subtractProducts(a, n, stride, panel, end, from);
    const failed = factorDiagonal(a, stride, panel, end);
    if (failed >= 0) return failed;
    for (let i = end; i < n; i += ROW_BLOCK) solveRows(a, stride, i, min(i + ROW_BLOCK, n), panel, end);
  }
  return -1;
}

/** a_ij -= sum over the panel at `from` of a_ik a_jk for columns j in [panel, end), rows i >= j. */
function subtractProducts(a: usize, n: i32, stride: i32, panel: i32, end: i32, from: i32): void {
  const rowBytes = CHOLESKY_PANEL << 3;
  for (let j = panel; j < end; j++) {
    memory.copy(PACKED_PANEL + <usize>((j - panel) * rowBytes), at(a, j * stride + from), rowBytes);
  }
  const gap = (<usize>stride) << 3;
  let i = panel;
  for (; i + 4 <= n; i += 4) {
    // Columns up to i are needed by all four rows; the few between i and the diagonal by some.
    const full = min(i + 1, end);
    const left = at(a, i * stride + from);
    let j = panel;
    for (; j + 2 <= full; j += 2) {
      subtractTile(left, gap, PACKED_PANEL + <usize>((j - panel) * rowBytes), at(a, i * stride + j));
    }
    for (let r = i; r < i + 4; r++) subtractRow(a, stride, r, j, min(r + 1, end), panel, from);
  }
  for (; i < n; i++) subtractRow(a, stride, i, panel, min(i + 1, end), panel, from);
}

function subtractRow(a: usize, stride: i32, i: i32, first: i32, last: i32, panel: i32, from: i32): void {
  for (let j = first; j < last; j++) {
    const target = at(a, i * stride + j);
    const packed = PACKED_PANEL + <usize>(((j - panel) * CHOLESKY_PANEL) << 3);
    store<f64>(target, load<f64>(target) - dot(at(a, i * stride + from), packed, CHOLESKY_PANEL));
  }
}

/**
 * Four rows (from `left`, `gap` bytes apart) times two packed rows, over a whole panel; subtracted from 4 x 2 entries
 * at `out`.
 */
function subtractTile(left: usize, gap: usize, right: usize, out: usize): void {
  let s00 = f64x2.splat(0),
    s10 = s00,
    s20 = s00,
    s30 = s00;
  let s01 = s00,
    s11 = s00,
    s21 = s00,
    s31 = s00;
  const second = left + gap,
    third = second + gap,
    fourth = third + gap;
  const next = right + (CHOLESKY_PANEL << 3);
  for (let k: usize = 0; k < (<usize>CHOLESKY_PANEL) << 3; k += 16) {
    const b0 = v128.load(right + k);
    const b1 = v128.load(next + k);
    const a0 = v128.load(left + k);
    s00 = addProduct(s00, a0, b0);
    s01 = addProduct(s01, a0, b1);
    const a1 = v128.load(second + k);
    s10 = addProduct(s10, a1, b0);
    s11 = addProduct(s11, a1, b1);
    const a2 = v128.load(third + k);
    s20 = addProduct(s20, a2, b0);
    s21 = addProduct(s21, a2, b1);
    const a3 = v128.load(fourth + k);
    s30 = addProduct(s30, a3, b0);
    s31 = addProduct(s31, a3, b1);
  }
  subtractPair(out, s00, s01);
  subtractPair(out + gap, s10, s11);
  subtractPair(out + 2 * gap, s20, s21);
  subtractPair(out + 3 * gap, s30, s31);
}

/* @inline */
function subtractPair(out: usize, first: v128, second: v128): void {
  v128.store(out, f64x2.sub(v128.load(out), f64x2.add(evens(first, second), odds(first, second))));
}

/** The diagonal block of a panel, two columns at a time. Returns -1 or the failing pivot. */
function factorDiagonal(a: usize, stride: i32, panel: i32, end: i32): i32 {
  for (let j = panel; j < end; j += 2) {
    const row = at(a, j * stride);
    const run = at(row, panel);
    const length = j - panel;
    const pivot = load<f64>(at(row, j)) - dot(run, run, length);
    if (!(pivot > 0)) return j;
    const root = sqrt(pivot);
    store<f64>(at(row, j), root);
    if (j + 1 == end) break;
    const next = at(row, stride);
    const nextRun = at(next, panel);
    store<f64>(at(next, j), (load<f64>(at(next, j)) - dot(nextRun, run, length)) / root);
    const nextPivot = load<f64>(at(next, j + 1)) - dot(nextRun, nextRun, length + 1);
    if (!(nextPivot > 0)) return j + 1;
    store<f64>(at(next, j + 1), sqrt(nextPivot));
    solveColumnPair(a, stride, j + 2, end, panel, j);
  }
  return -1;
}

/**
 * Rows [first, last) below the diagonal block: column pair after column pair over a block of rows, because the rows of
 * a pair are independent, so that the slow divisions of one overlap with the products of the next.
 */
function solveRows(a: usize, stride: i32, first: i32, last: i32, panel: i32, end: i32): void {
  for (let j = panel; j < end; j += 2) solveColumnPair(a, stride, first, last, panel, j);
}

/** l_ij = (a_ij - dot) / l_jj for columns j and j + 1, whose own rows are finished, and rows [first, last). */
function solveColumnPair(a: usize, stride: i32, first: i32, last: i32, panel: i32, j: i32): void {
  const gap = (<usize>stride) << 3;
  const right = at(a, j * stride + panel);
  const next = right + gap;
  const length = (<usize>(j - panel)) << 3;
  let i = first;
  for (; i + 4 <= last; i += 4) solveTile(at(a, i * stride + panel), right, gap, length);
  for (; i < last; i++) {
    const row = at(a, i * stride + panel);
    const target = row + length;
    store<f64>(target, (load<f64>(target) - dot(row, right, j - panel)) / load<f64>(right + length));
    const sum = dot(row, next, j - panel + 1);
    store<f64>(target, (load<f64>(target, 8) - sum) / load<f64>(next + length, 8), 8);
  }
}

/** Four rows, two columns; `length` bytes of each row are finished. */
function solveTile(first: usize, right: usize, gap: usize, length: usize): void {
  let s00 = f64x2.splat(0),
    s10 = s00,
    s20 = s00,
    s30 = s00;
  let s01 = s00,
    s11 = s00,
    s21 = s00,
    s31 = s00;
  const second = first + gap;
  const third = second + gap;
  const fourth = third + gap;
  const next = right + gap;
  for (let k: usize = 0; k < length; k += 16) {
    const b0 = v128.load(right + k);
    const b1 = v128.load(next + k);
    const a0 = v128.load(first + k);
    s00 = addProduct(s00, a0, b0);
    s01 = addProduct(s01, a0, b1);
    const a1 = v128.load(second + k);
    s10 = addProduct(s10, a1, b0);
    s11 = addProduct(s11, a1, b1);
    const a2 = v128.load(third + k);
    s20 = addProduct(s20, a2, b0);
    s21 = addProduct(s21, a2, b1);
    const a3 = v128.load(fourth + k);
    s30 = addProduct(s30, a3, b0);
    s31 = addProduct(s31, a3, b1);
  }
  const pivot = v128.load64_splat(right + length);
  const coupling = v128.load64_splat(next + length);
  const nextPivot = v128.load64_splat(next + length + 8);
  finishColumns(first + length, gap, s00, s10, s01, s11, pivot, coupling, nextPivot);
  finishColumns(third + length, gap, s20, s30, s21, s31, pivot, coupling, nextPivot);
}

/** The last steps of two columns for two rows: the second column still lacks its product with the first. */
/* @inline */
function finishColumns(
  out: usize,
  gap: usize,
  s00: v128,
  s10: v128,
  s01: v128,
  s11: v128,
  pivot: v128,
  coupling: v128,
  nextPivot: v128,
): void {
  const sum = f64x2.add(evens(s00, s10), odds(s00, s10));
  const value = f64x2.div(f64x2.sub(loadColumn(out, gap), sum), pivot);
  storeColumn(out, gap, value);
  const nextSum = f64x2.add(addProduct(evens(s01, s11), value, coupling), odds(s01, s11));
  storeColumn(out + 8, gap, f64x2.div(f64x2.sub(loadColumn(out + 8, gap), nextSum), nextPivot));
}

/** Row n of the factor grown by one row; see choleskyAppendPlain. */
export function choleskyAppend(l: usize, n: i32, stride: i32): i32 {
  const row = at(l, n * stride);
  let squares: f64 = 0;
  for (let j = 0; j < n; j++) {
    const other = at(l, j * stride);
    const value = (load<f64>(at(row, j)) - dot(row, other, j)) / load<f64>(at(other, j));
    store<f64>(at(row, j), value);
    squares += value * value;
  }
  const pivot = load<f64>(at(row, n)) - squares;
  if (!(pivot > 0)) return n;
  store<f64>(at(row, n), sqrt(pivot));
  return -1;
}
