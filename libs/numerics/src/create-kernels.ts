import { createArena } from './arena.ts';
import { POSTERIOR_TILE } from './constants.ts';
import type { FittedGaussianProcess, Kernels, Points } from './kernels.ts';
import { jointVariance, mainVariance } from './kernel-variances.ts';
import { logDeterminant } from './log-determinant.ts';
import { logExpectedImprovementBatch } from './log-expected-improvement-batch.ts';
import { scratchLength } from './scratch-length.ts';
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

  /** Runs `body` with a scratch block that is given back afterwards. */
  function withScratch(length: number, body: (scratch: number) => void): void {
    const mark = arena.mark();
    try {
      body(arena.allocate(length).byteOffset);
    } finally {
      arena.release(mark);
    }
  }

  /** The arguments that posterior and posteriorGradient share, in the order of their raw signatures. */
  function modelArguments({ kernel, x, l, lStride, alpha, constant }: FittedGaussianProcess, points: Points) {
    return [
      ...([address(x.data), x.count, x.stride, kernel.columns, kernel.numeric] as const),
      ...([address(kernel.weights), kernel.signalVariance, jointVariance(kernel), mainVariance(kernel)] as const),
      ...([address(l), lStride, address(alpha), constant] as const),
      ...([address(points.data), points.count, points.stride] as const),
    ] as const;
  }

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
      const { columns, numeric, weights, signalVariance } = kernel;
      const packed = packedStride(x.count);
      const model = [
        ...([address(x.data), x.count, x.stride, columns, numeric, address(weights)] as const),
        ...([signalVariance, jointVariance(kernel), mainVariance(kernel)] as const),
      ] as const;
      withScratch(columns * packed, (scratch) => {
        wasm.maternGram(...model, diagonal, address(out), outStride, slope ? address(slope) : 0, scratch, packed);
      });
    },
    maternCross(kernel, points, x, out, outStride) {
      const { columns, numeric, weights } = kernel;
      const packed = packedStride(x.count);
      const sets = [address(points.data), points.count, points.stride, address(x.data), x.count, x.stride] as const;
      withScratch(columns * packed, (scratch) => {
        wasm.maternCross(
          ...sets,
          columns,
          numeric,
          address(weights),
          jointVariance(kernel),
          mainVariance(kernel),
          address(out),
          outStride,
          scratch,
          packed,
        );
      });
    },
    maternGramGradient(kernel, x, g, slope, stride, out, outMain) {
      const { columns, numeric, weights } = kernel;
      const packed = packedStride(x.count);
      const set = [
        address(x.data),
        x.count,
        x.stride,
        columns,
        numeric,
        address(weights),
        mainVariance(kernel),
      ] as const;
      withScratch(columns * packed, (scratch) => {
        const matrices = [address(g), address(slope), stride] as const;
        wasm.maternGramGradient(...set, ...matrices, address(out), address(outMain), scratch, packed);
      });
    },
    posterior(model, points, mean, variance) {
      const tile = model.x.count * POSTERIOR_TILE;
      withScratch(tile + model.kernel.columns * POSTERIOR_TILE, (v) => {
        const outputs = [address(mean), variance ? address(variance) : 0] as const;
        wasm.posterior(...modelArguments(model, points), ...outputs, v, v + tile * 8);
      });
    },
    posteriorGradient(model, points, mean, variance, meanGradient, varianceGradient) {
      const tile = model.x.count * POSTERIOR_TILE;
      withScratch(2 * tile + model.kernel.columns * POSTERIOR_TILE, (v) => {
        const outputs = [address(mean), address(variance), address(meanGradient), address(varianceGradient)] as const;
        wasm.posteriorGradient(...modelArguments(model, points), ...outputs, v, v + tile * 8, v + tile * 16);
      });
    },
    exp(x, out) {
      wasm.exp(address(x), x.length, address(out));
    },
    logExpectedImprovement: logExpectedImprovementBatch,
    scratchLength,
  };
}

/** Even, with room for the one entry that a vector load may read past an odd end. */
function packedStride(count: number): number {
  return count + (count & 1);
}
