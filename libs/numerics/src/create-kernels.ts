import { createArena } from './arena.ts';
import { POSTERIOR_TILE } from './constants.ts';
import type { Kernels, MaternKernel } from './kernels.ts';
import { jointVariance, mainVariance } from './kernel-variances.ts';
import { logDeterminant } from './log-determinant.ts';
import { rowStride } from './row-stride.ts';
import { instantiateKernels, PAGE_BYTES } from './wasm/instantiate-kernels.ts';

/**
 * Kernels in WebAssembly SIMD over an arena of `capacity` doubles. The first page of the memory belongs to the
 * module, the arena begins at the second. Here arrays become addresses; everything else happens in
 * libs/numerics/assembly.
 */
export function createKernels(capacity: number): Kernels {
  const { exports: wasm, buffer } = instantiateKernels(1 + Math.ceil((capacity * 8) / PAGE_BYTES));
  const arena = createArena(buffer, PAGE_BYTES, capacity);

  function address(view: Float64Array): number {
    arena.check(view);
    return view.byteOffset;
  }

  // See assembly/scaled-columns.ts: numeric columns are padded to an even number.
  const borrowColumns = ({ columns }: MaternKernel, stride: number): number => arena.borrow((columns + 1) * stride);
  const borrowTable = (kernel: MaternKernel): number => borrowColumns(kernel, 2);

  return {
    implementation: 'wasm',
    capacity,
    allocate: arena.allocate,
    mark: arena.mark,
    release: arena.release,
    cholesky: (a, n, stride) => wasm.cholesky(address(a), n, stride),
    choleskyAppend: (l, n, stride) => wasm.choleskyAppend(address(l), n, stride),
    solveLower(l, n, stride, b, columns, bStride) {
      wasm.solveLower(address(l), n, stride, address(b), columns, bStride);
    },
    solveLowerTransposed(l, n, stride, b, columns, bStride) {
      wasm.solveLowerTransposed(address(l), n, stride, address(b), columns, bStride);
    },
    inverseFromCholesky(l, n, stride, out, outStride) {
      wasm.inverseFromCholesky(address(l), n, stride, address(out), outStride);
    },
    logDeterminant,
    maternGram(kernel, x, diagonal, out, outStride, slope) {
      const packed = rowStride(x.count);
      const mark = arena.mark();
      try {
        wasm.maternGram(
          address(x.data),
          x.count,
          x.stride,
          kernel.columns,
          kernel.numeric,
          address(kernel.weights),
          kernel.signalVariance,
          jointVariance(kernel),
          mainVariance(kernel),
          diagonal,
          address(out),
          outStride,
          slope ? address(slope) : 0,
          borrowTable(kernel),
          borrowColumns(kernel, packed),
          packed,
        );
      } finally {
        arena.release(mark);
      }
    },
    maternCross(kernel, points, x, out, outStride) {
      const packed = rowStride(x.count);
      const mark = arena.mark();
      try {
        wasm.maternCross(
          address(points.data),
          points.count,
          points.stride,
          address(x.data),
          x.count,
          x.stride,
          kernel.columns,
          kernel.numeric,
          address(kernel.weights),
          jointVariance(kernel),
          mainVariance(kernel),
          address(out),
          outStride,
          borrowTable(kernel),
          borrowColumns(kernel, 1),
          borrowColumns(kernel, packed),
          packed,
        );
      } finally {
        arena.release(mark);
      }
    },
    maternGramGradient(kernel, x, g, slope, stride, out) {
      const packed = rowStride(x.count);
      const mark = arena.mark();
      try {
        return wasm.maternGramGradient(
          address(x.data),
          x.count,
          x.stride,
          kernel.columns,
          kernel.numeric,
          address(kernel.weights),
          mainVariance(kernel),
          address(g),
          address(slope),
          stride,
          address(out),
          borrowTable(kernel),
          borrowColumns(kernel, packed),
          packed,
        );
      } finally {
        arena.release(mark);
      }
    },
    posterior({ kernel, x, l, lStride, alpha, constant }, points, mean, variance) {
      const packed = rowStride(x.count);
      const mark = arena.mark();
      try {
        wasm.posterior(
          address(x.data),
          x.count,
          x.stride,
          kernel.columns,
          kernel.numeric,
          address(kernel.weights),
          kernel.signalVariance,
          jointVariance(kernel),
          mainVariance(kernel),
          address(l),
          lStride,
          address(alpha),
          constant,
          address(points.data),
          points.count,
          points.stride,
          address(mean),
          variance ? address(variance) : 0,
          arena.borrow(x.count * POSTERIOR_TILE),
          borrowTable(kernel),
          borrowColumns(kernel, POSTERIOR_TILE),
          borrowColumns(kernel, packed),
          packed,
        );
      } finally {
        arena.release(mark);
      }
    },
    posteriorGradient({ kernel, x, l, lStride, alpha, constant }, points, mean, variance, byMean, byVariance) {
      const packed = rowStride(x.count);
      const mark = arena.mark();
      try {
        wasm.posteriorGradient(
          address(x.data),
          x.count,
          x.stride,
          kernel.columns,
          kernel.numeric,
          address(kernel.weights),
          kernel.signalVariance,
          jointVariance(kernel),
          mainVariance(kernel),
          address(l),
          lStride,
          address(alpha),
          constant,
          address(points.data),
          points.count,
          points.stride,
          address(mean),
          address(variance),
          address(byMean),
          address(byVariance),
          arena.borrow(x.count * POSTERIOR_TILE),
          arena.borrow(x.count * POSTERIOR_TILE),
          borrowTable(kernel),
          borrowColumns(kernel, POSTERIOR_TILE),
          borrowColumns(kernel, packed),
          packed,
        );
      } finally {
        arena.release(mark);
      }
    },
    logExpectedImprovement(mean, variance, incumbent, out, outPerMean, outPerDeviation) {
      wasm.logExpectedImprovement(
        address(mean),
        address(variance),
        mean.length,
        incumbent,
        address(out),
        outPerMean ? address(outPerMean) : 0,
        outPerDeviation ? address(outPerDeviation) : 0,
      );
    },
  };
}
