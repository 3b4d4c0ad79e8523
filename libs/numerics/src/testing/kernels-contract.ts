import { describe, expect, it } from '@jest/globals';
import { CholeskyDecomposition, determinant, inverse, Matrix } from 'ml-matrix';
import type { Kernels } from '../kernels.ts';
import { NumericsError } from '../numerics-error.ts';
import { createRng } from '../rng.ts';

/**
 * What every implementation of Kernels must do: memory and linear algebra. The kernel functions are in
 * posteriorContract.
 */
export function kernelsContract(name: string, create: (capacity: number) => Kernels): void {
  /** Sizes around the block boundaries: 4 rows, 64-wide panels. */
  const SIZES = [1, 2, 3, 4, 5, 7, 8, 63, 64, 65, 67, 100, 128, 131];

  /**
   * A random symmetric positive definite matrix with the given stride; NaN above the diagonal, which nobody may read.
   */
  function positiveDefinite(kernels: Kernels, n: number, stride: number): { a: Float64Array; dense: number[][] } {
    const rng = createRng(`${n}`);
    const factor = Array.from({ length: n }, () => Array.from({ length: n }, () => rng.normal()));
    const dense = factor.map((row, i) =>
      factor.map((other, j) => row.reduce((sum, v, k) => sum + v * other[k]!, i === j ? n : 0) / n),
    );
    const a = kernels.allocate((n + 1) * stride + 1);
    dense.forEach((row, i) => {
      row.forEach((v, j) => (a[i * stride + j] = j > i ? NaN : v));
    });
    return { a, dense };
  }

  describe(`${name}: memory`, () => {
    it('hands out zeroed, aligned, stacked views', () => {
      const kernels = create(64);
      const first = kernels.allocate(3).fill(7);
      const mark = kernels.mark();
      const second = kernels.allocate(5).fill(8);
      expect(first.byteOffset % 16).toBe(0);
      expect(second.byteOffset).toBe(first.byteOffset + 32);
      kernels.release(mark);
      expect([...kernels.allocate(5)]).toEqual([0, 0, 0, 0, 0]);
      expect([...first]).toEqual([7, 7, 7]);
      expect(kernels.capacity).toBe(64);
    });

    it('refuses more than it has, bad lengths, bad marks and foreign arrays', () => {
      const kernels = create(16);
      expect(() => kernels.allocate(17)).toThrow(NumericsError);
      expect(() => kernels.allocate(-1)).toThrow('whole length');
      expect(() => {
        kernels.release(99);
      }).toThrow('height');
      expect(() => kernels.cholesky(new Float64Array(4), 2, 2)).toThrow('allocate()');
      expect(() => kernels.cholesky(create(16).allocate(4), 2, 2)).toThrow('allocate()');
    });
  });

  describe(`${name}: Cholesky`, () => {
    it('gives the factor computed by hand', () => {
      const kernels = create(64);
      const a = kernels.allocate(9);
      a.set([4, 0, 0, 12, 37, 0, -16, -43, 98]);
      expect(kernels.cholesky(a, 3, 3)).toBe(-1);
      expect([...a]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
      expect(kernels.logDeterminant(a, 3, 3)).toBeCloseTo(Math.log(36), 14);
    });

    it.each(SIZES)('agrees with ml-matrix at n = %p, and leaves the upper triangle alone', (n) => {
      const kernels = create(100_000);
      const stride = n + (n % 3);
      const { a, dense } = positiveDefinite(kernels, n, stride);
      expect(kernels.cholesky(a, n, stride)).toBe(-1);
      const reference = new CholeskyDecomposition(new Matrix(dense)).lowerTriangularMatrix;
      let worst = 0;
      let upperKept = true;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) worst = Math.max(worst, Math.abs(a[i * stride + j]! - reference.get(i, j)));
        for (let j = i + 1; j < n; j++) upperKept &&= Number.isNaN(a[i * stride + j]);
      }
      expect(worst).toBeLessThan(1e-13);
      expect(upperKept).toBe(true);
      expect(kernels.logDeterminant(a, n, stride)).toBeCloseTo(Math.log(determinant(new Matrix(dense))), 9);
    });

    it.each([0, 1, 3, 5, 63, 64, 70, 99])('reports pivot %p when it is not positive or not a number', (bad) => {
      for (const value of [-1, 0, NaN]) {
        const kernels = create(100_000);
        const { a } = positiveDefinite(kernels, 100, 100);
        a[bad * 100 + bad] = value;
        expect(kernels.cholesky(a, 100, 100)).toBe(bad);
      }
    });

    it.each(SIZES)('appends a row to a factor of %p rows', (n) => {
      const kernels = create(100_000);
      const stride = n + 1;
      const { a: whole } = positiveDefinite(kernels, n + 1, stride);
      const grown = kernels.allocate(whole.length);
      grown.set(whole);
      expect(kernels.cholesky(whole, n + 1, stride)).toBe(-1);
      expect(kernels.cholesky(grown, n, stride)).toBe(-1);
      expect(kernels.choleskyAppend(grown, n, stride)).toBe(-1);
      for (let j = 0; j <= n; j++) expect(grown[n * stride + j]).toBeCloseTo(whole[n * stride + j]!, 12);
      grown[n * stride + n] = -1;
      expect(kernels.choleskyAppend(grown, n, stride)).toBe(n);
    });
  });

  describe(`${name}: triangular solves and inverse`, () => {
    it.each(SIZES)("solve L X = B and L' X = B for many columns at n = %p", (n) => {
      const kernels = create(200_000);
      const stride = n + 1;
      const { a } = positiveDefinite(kernels, n, stride);
      kernels.cholesky(a, n, stride);
      for (const columns of [1, 2, 5, 37]) {
        const bStride = columns + (columns % 2);
        const b = kernels.allocate(n * bStride);
        const rng = createRng(columns);
        for (let i = 0; i < b.length; i++) b[i] = rng.normal();
        const forward = kernels.allocate(b.length);
        forward.set(b);
        kernels.solveLower(a, n, stride, forward, columns, bStride);
        const backward = kernels.allocate(b.length);
        backward.set(b);
        kernels.solveLowerTransposed(a, n, stride, backward, columns, bStride);
        let worst = 0;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < columns; j++) {
            let lower = -b[i * bStride + j]!;
            for (let k = 0; k <= i; k++) lower += a[i * stride + k]! * forward[k * bStride + j]!;
            let upper = -b[i * bStride + j]!;
            for (let k = i; k < n; k++) upper += a[k * stride + i]! * backward[k * bStride + j]!;
            worst = Math.max(worst, Math.abs(lower), Math.abs(upper));
          }
        }
        expect(worst).toBeLessThan(1e-12);
      }
    });

    it.each(SIZES)('invert at n = %p: symmetric, equal to ml-matrix', (n) => {
      const kernels = create(200_000);
      const stride = n + 1;
      const { a, dense } = positiveDefinite(kernels, n, stride);
      kernels.cholesky(a, n, stride);
      const out = kernels.allocate(n * stride).fill(NaN);
      kernels.inverseFromCholesky(a, n, stride, out, stride);
      const reference = inverse(new Matrix(dense));
      let worst = 0;
      let symmetric = true;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          worst = Math.max(worst, Math.abs(out[i * stride + j]! - reference.get(i, j)));
          symmetric &&= out[i * stride + j] === out[j * stride + i];
        }
      }
      expect(worst).toBeLessThan(1e-10);
      expect(symmetric).toBe(true);
    });
  });
}
