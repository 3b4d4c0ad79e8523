import { SOLVE_ROWS } from '../constants.ts';

/**
 * L X = B in place, forward substitution in blocks of SOLVE_ROWS rows: the sum over finished rows first, then the rows of the
 * block itself one by one. The order of operations per entry does not depend on the number of columns.
 */
export function solveLowerPlain(
  l: Float64Array,
  n: number,
  stride: number,
  b: Float64Array,
  columns: number,
  bStride: number,
): void {
  for (let block = 0; block < n; block += SOLVE_ROWS) {
    const end = Math.min(block + SOLVE_ROWS, n);
    for (let i = block; i < end; i++) {
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let k = 0; k < block; k++) sum += l[i * stride + k]! * b[k * bStride + j]!;
        let value = b[i * bStride + j]! - sum;
        for (let k = block; k < i; k++) value -= l[i * stride + k]! * b[k * bStride + j]!;
        b[i * bStride + j] = value / l[i * stride + i]!;
      }
    }
  }
}

/** L' X = B in place, backward substitution in the same blocks; within a block from the last row up. */
export function solveLowerTransposedPlain(
  l: Float64Array,
  n: number,
  stride: number,
  b: Float64Array,
  columns: number,
  bStride: number,
): void {
  for (let block = Math.floor((n - 1) / SOLVE_ROWS) * SOLVE_ROWS; block >= 0; block -= SOLVE_ROWS) {
    const end = Math.min(block + SOLVE_ROWS, n);
    for (let i = end - 1; i >= block; i--) {
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let k = end; k < n; k++) sum += l[k * stride + i]! * b[k * bStride + j]!;
        let value = b[i * bStride + j]! - sum;
        for (let k = end - 1; k > i; k--) value -= l[k * stride + i]! * b[k * bStride + j]!;
        b[i * bStride + j] = value / l[i * stride + i]!;
      }
    }
  }
}

/**
 * (L L')^-1 = M'M with M = L^-1: entry (i, j) = sum_{k >= i} M_ki M_kj for j <= i, then mirrored. M is built in `out`, and row i
 * of the product only reads rows k >= i, so rows can be overwritten from the top.
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
      let sum = 0;
      for (let k = i - (i % SOLVE_ROWS); k < n; k++)
        sum += k < i ? 0 : out[k * outStride + i]! * out[k * outStride + j]!;
      out[i * outStride + j] = sum;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) out[j * outStride + i] = out[i * outStride + j]!;
}
