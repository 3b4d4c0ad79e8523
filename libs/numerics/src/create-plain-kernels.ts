import { createArena } from './arena.ts';
import { exactExp } from './exact-exp.ts';
import type { Kernels } from './kernels.ts';
import { logDeterminant } from './log-determinant.ts';
import { logExpectedImprovementBatch } from './log-expected-improvement-batch.ts';
import { choleskyAppendPlain, choleskyPlain } from './plain/cholesky.ts';
import { maternCrossPlain, maternGramGradientPlain, maternGramPlain } from './plain/matern.ts';
import { posteriorGradientPlain, posteriorPlain } from './plain/posterior.ts';
import { inverseFromCholeskyPlain, solveLowerPlain, solveLowerTransposedPlain } from './plain/triangular.ts';
import { scratchLength } from './scratch-length.ts';

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
    logDeterminant,
    maternGram: maternGramPlain,
    maternCross: maternCrossPlain,
    maternGramGradient: maternGramGradientPlain,
    posterior(model, points, mean, variance) {
      posteriorPlain(arena, model, points, mean, variance);
    },
    posteriorGradient(model, points, mean, variance, meanGradient, varianceGradient) {
      posteriorGradientPlain(arena, model, points, mean, variance, meanGradient, varianceGradient);
    },
    exp(x, out) {
      for (let i = 0; i < x.length; i++) out[i] = exactExp(x[i]!);
    },
    logExpectedImprovement: logExpectedImprovementBatch,
    scratchLength,
  };
}
