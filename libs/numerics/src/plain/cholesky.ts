import { CHOLESKY_PANEL } from '../constants.ts';

/**
 * A = L L' in place, lower triangle, by column panels of width B = CHOLESKY_PANEL.
 *
 * For panel [p, p + B): first every earlier panel's products are subtracted from it (left-looking), then it is
 * factored. Each product sum over a panel is formed in two halves, even and odd k, added at the end: that is what a
 * vector register of two doubles does, and it is why the WebAssembly kernel gives the same bits. n^3/6 multiply-adds.
 *
 * Returns -1, or the index of the first pivot that is not positive.
 */
export function choleskyPlain(a: Float64Array, n: number, stride: number): number {
  for (let panel = 0; panel < n; panel += CHOLESKY_PANEL) {
    const end = Math.min(panel + CHOLESKY_PANEL, n);
    for (let from = 0; from < panel; from += CHOLESKY_PANEL) subtractProducts(a, n, stride, panel, end, from);
    for (let j = panel; j < end; j++) {
      const row = j * stride;
      const pivot = a[row + j]! - dot(a, row + panel, row + panel, j - panel);
      if (!(pivot > 0)) return j;
      const root = Math.sqrt(pivot);
      a[row + j] = root;
      for (let i = j + 1; i < n; i++) {
        const other = i * stride;
        a[other + j] = (a[other + j]! - dot(a, other + panel, row + panel, j - panel)) / root;
      }
    }
  }
  return -1;
}

/** a_ij -= sum over k in the panel starting at `from` of a_ik a_jk, for columns j in [panel, end) and rows i >= j. */
function subtractProducts(a: Float64Array, n: number, stride: number, panel: number, end: number, from: number): void {
  for (let i = panel; i < n; i++) {
    const last = Math.min(i + 1, end);
    for (let j = panel; j < last; j++) {
      a[i * stride + j]! -= dot(a, i * stride + from, j * stride + from, CHOLESKY_PANEL);
    }
  }
}

function dot(a: Float64Array, left: number, right: number, length: number): number {
  let even = 0;
  let odd = 0;
  let k = 0;
  for (; k + 1 < length; k += 2) {
    even += a[left + k]! * a[right + k]!;
    odd += a[left + k + 1]! * a[right + k + 1]!;
  }
  if (k < length) even += a[left + k]! * a[right + k]!;
  return even + odd;
}

/** Row n of the factor of the matrix grown by one row: l' = L^-1 a', pivot = a_nn - |l|^2. n^2/2. */
export function choleskyAppendPlain(l: Float64Array, n: number, stride: number): number {
  const row = n * stride;
  let squares = 0;
  for (let j = 0; j < n; j++) {
    const value = (l[row + j]! - dot(l, row, j * stride, j)) / l[j * stride + j]!;
    l[row + j] = value;
    squares += value * value;
  }
  const pivot = l[row + n]! - squares;
  if (!(pivot > 0)) return n;
  l[row + n] = Math.sqrt(pivot);
  return -1;
}
