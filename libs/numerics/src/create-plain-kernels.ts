import { createArena } from './arena.ts';
import type { FittedGaussianProcess, Kernels } from './kernels.ts';
import { logDeterminant } from './log-determinant.ts';
import { logExpectedImprovementBatch } from './log-expected-improvement-batch.ts';
import { choleskyAppendPlain, choleskyPlain } from './plain/cholesky.ts';
import { maternCrossPlain, maternGramGradientPlain, maternGramPlain } from './plain/matern.ts';
import { posteriorGradientPlain, posteriorPlain } from './plain/posterior.ts';
import { inverseFromCholeskyPlain, solveLowerPlain, solveLowerTransposedPlain } from './plain/triangular.ts';

/**
 * The plain TypeScript twin of createKernels: slower, the same bits; for tests and for places without WebAssembly
 * SIMD.
 */
export function createPlainKernels(capacity: number): Kernels {
  const arena = createArena(new ArrayBuffer(capacity * 8), 0, capacity);
  /**
   * This implementation could read any array; refusing foreign ones keeps code that was tried on it fit for the
   * other.
   */
  function own(...views: (Float64Array | null)[]): void {
    for (const view of views) if (view) arena.check(view);
  }

  return {
    implementation: 'plain',
    capacity,
    allocate: arena.allocate,
    mark: arena.mark,
    release: arena.release,
    cholesky(a, n, stride) {
      own(a);
      return choleskyPlain(a, n, stride);
    },
    choleskyAppend(l, n, stride) {
      own(l);
      return choleskyAppendPlain(l, n, stride);
    },
    solveLower(l, n, stride, b, columns, bStride) {
      own(l, b);
      solveLowerPlain(l, n, stride, b, columns, bStride);
    },
    solveLowerTransposed(l, n, stride, b, columns, bStride) {
      own(l, b);
      solveLowerTransposedPlain(l, n, stride, b, columns, bStride);
    },
    inverseFromCholesky(l, n, stride, out, outStride) {
      own(l, out);
      inverseFromCholeskyPlain(l, n, stride, out, outStride);
    },
    logDeterminant,
    maternGram(kernel, x, diagonal, out, outStride, slope) {
      own(kernel.weights, x.data, out, slope);
      maternGramPlain(kernel, x, diagonal, out, outStride, slope);
    },
    maternCross(kernel, points, x, out, outStride) {
      own(kernel.weights, points.data, x.data, out);
      maternCrossPlain(kernel, points, x, out, outStride);
    },
    maternGramGradient(kernel, x, g, slope, stride, out) {
      own(kernel.weights, x.data, g, slope, out);
      return maternGramGradientPlain(kernel, x, g, slope, stride, out);
    },
    posterior(model, points, mean, variance) {
      own(...modelViews(model), points.data, mean, variance);
      posteriorPlain(arena, model, points, mean, variance);
    },
    posteriorGradient(model, points, mean, variance, meanGradient, varianceGradient) {
      own(...modelViews(model), points.data, mean, variance, meanGradient, varianceGradient);
      posteriorGradientPlain(arena, model, points, mean, variance, meanGradient, varianceGradient);
    },
    logExpectedImprovement(mean, variance, incumbent, out, outPerMean, outPerDeviation) {
      own(mean, variance, out, outPerMean, outPerDeviation);
      logExpectedImprovementBatch(mean, variance, incumbent, out, outPerMean, outPerDeviation);
    },
  };
}

function modelViews({ kernel, x, l, alpha }: FittedGaussianProcess): Float64Array[] {
  return [kernel.weights, x.data, l, alpha];
}
