import { createArena } from './arena.ts';
import { POSTERIOR_TILE } from './constants.ts';
import { exactExp } from './exact-exp.ts';
import { exactLog } from './exact-log.ts';
import type { Kernels } from './kernels.ts';
import { logExpectedImprovementBatch } from './log-expected-improvement-batch.ts';
import { choleskyAppendPlain, choleskyPlain } from './plain/cholesky.ts';
import { maternCrossPlain, maternGramGradientPlain, maternGramPlain } from './plain/matern.ts';
import { posteriorGradientPlain, posteriorPlain } from './plain/posterior.ts';
import { inverseFromCholeskyPlain, solveLowerPlain, solveLowerTransposedPlain } from './plain/triangular.ts';

/** The plain TypeScript twin of createKernels: slower, the same bits; for tests and for places without WebAssembly SIMD. */
export function createPlainKernels(capacity: number): Kernels {
  const arena = createArena(new ArrayBuffer(capacity * 8), 0, capacity);
  return {
    implementation: 'plain',
    capacity,
    allocate: arena.allocate,
    mark: arena.mark,
    release: arena.release,
    cholesky: choleskyPlain,
    choleskyAppend: choleskyAppendPlain,
    solveLower: solveLowerPlain,
    solveLowerTransposed: solveLowerTransposedPlain,
    inverseFromCholesky: inverseFromCholeskyPlain,
    logDeterminant(l, n, stride) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += exactLog(l[i * stride + i]!);
      return 2 * sum;
    },
    maternGram: maternGramPlain,
    maternCross: maternCrossPlain,
    maternGramGradient: maternGramGradientPlain,
    posterior: (model, points, mean, variance) => posteriorPlain(arena, model, points, mean, variance),
    posteriorGradient: (model, points, mean, variance, meanGradient, varianceGradient) =>
      posteriorGradientPlain(arena, model, points, mean, variance, meanGradient, varianceGradient),
    exp(x, out) {
      for (let i = 0; i < x.length; i++) out[i] = exactExp(x[i]!);
    },
    logExpectedImprovement: logExpectedImprovementBatch,
    scratchLength,
  };
}

/** Two n x tile matrices for a posterior with gradient, the packed coordinates of n + tile points, and a few rows. */
export function scratchLength(n: number, columns: number): number {
  return 2 * n * POSTERIOR_TILE + (n + POSTERIOR_TILE + 8) * (columns + 4) + 8192;
}
