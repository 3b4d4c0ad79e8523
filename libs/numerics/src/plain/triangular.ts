import { SOLVE_PANEL, SOLVE_ROWS } from '../constants.ts';

/**
 * L X = B in place, forward substitution. Entry (i, j) has the products with finished rows subtracted in a fixed
 * order: first a sum per whole panel of SOLVE_PANEL rows, then the sum over the rows of its own panel before its
 * block of SOLVE_ROWS, then the rows of the block one by one. The order does not depend on the number of columns.
 */
export function solveLowerPlain(
  l: Float64Array,
  n: number,
  stride: number,
  b: Float64Array,
  columns: number,
  bStride: number,
): void {
  for (let i = 0; i < n; i++) {
    const block = i - (i % SOLVE_ROWS);
    for (let j = 0; j < columns; j++) {
      let value = b[i * bStride + j]!;
      for (let panel = 0; panel < block; panel += SOLVE_PANEL) {
        const end = Math.min(panel + SOLVE_PANEL, block);
        let sum = 0;
        for (let k = panel; k < end; k++) sum += l[i * stride + k]! * b[k * bStride + j]!;
        value -= sum;
      }
      for (let k = block; k < i; k++) value -= l[i * stride + k]! * b[k * bStride + j]!;
      b[i * bStride + j] = value / l[i * stride + i]!;
    }
  }
}

/**
 * L' X = B in place, backward substitution by the same panels and blocks from the last row up; inside a sum k
 * ascends.
 */
export function solveLowerTransposedPlain(
  l: Float64Array,
  n: number,
  stride: number,
  b: Float64Array,
  columns: number,
  bStride: number,
): void {
  for (let i = n - 1; i >= 0; i--) {
    const blockEnd = Math.min(i - (i % SOLVE_ROWS) + SOLVE_ROWS, n);
    for (let j = 0; j < columns; j++) {
      let value = b[i * bStride + j]!;
      for (let panel = n - 1 - ((n - 1) % SOLVE_PANEL); panel + SOLVE_PANEL > blockEnd; panel -= SOLVE_PANEL) {
        const end = Math.min(panel + SOLVE_PANEL, n);
        let sum = 0;
        for (let k = Math.max(panel, blockEnd); k < end; k++) sum += l[k * stride + i]! * b[k * bStride + j]!;
        value -= sum;
      }
      for (let k = blockEnd - 1; k > i; k--) value -= l[k * stride + i]! * b[k * bStride + j]!;
      b[i * bStride + j] = value / l[i * stride + i]!;
    }
  }
}

/**
 * (L L')^-1 = M'M with M = L^-1: entry (i, j) = sum_{k >= i} M_ki M_kj for j <= i, summed per panel, then mirrored. M
 * is built in `out`, and row i of the product only reads rows k >= i, so rows can be overwritten from the top.
 */
export function inverseFromCholeskyPlain(
  l: Float64Array,
  n: number,
  stride: number,
  out: Float64Array,
  outStride: number,
): void {
  for (let i = 0; i < n; i++) {
    out.fill(0, i * outStride, i * outStride + n);
    out[i * outStride + i] = 1;
  }
  solveLowerPlain(l, n, stride, out, n, outStride);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let panel = i - (i % SOLVE_PANEL); panel < n; panel += SOLVE_PANEL) {
        const end = Math.min(panel + SOLVE_PANEL, n);
        let sum = 0;
        for (let k = Math.max(panel, i); k < end; k++) sum += out[k * outStride + i]! * out[k * outStride + j]!;
        total += sum;
      }
      out[i * outStride + j] = total;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) out[j * outStride + i] = out[i * outStride + j]!;
}
