/**
 * Cholesky factorisation in one run: the WebAssembly kernels, their plain TypeScript twin and ml-matrix, at 100, 200,
 * 500 and 1000 points. Prints medians, how many times slower the others are, and the fastest run of the WebAssembly
 * kernel (on a busy machine the median holds waiting for a processor as well). Each measurement factors a fresh copy
 * of the same matrix; the copy is not counted for the kernels (ml-matrix copies inside). Implementations take turns,
 * so that a busy moment of the machine hits all alike.
 *
 *   node_modules/.bin/node --conditions=source bench/speed/cholesky.ts
 */
import { performance } from 'node:perf_hooks';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { createKernels, createPlainKernels, createRng, type Kernels } from '#numerics';

const SIZES = [100, 200, 500, 1000];
/** Seconds given to one implementation at one size; at least three runs, whatever they take. */
const BUDGET_MS = 1500;
const LEAST_RUNS = 3;
const MOST_RUNS = 400;
/** Runs thrown away, while the engine still compiles. */
const WARM_UP = 2;

/** A Matern-5/2 covariance matrix of random points with a little noise: what the service factors. */
function covariance(kernels: Kernels, n: number): Float64Array {
  const rng = createRng(n);
  const columns = 6;
  const data = kernels.allocate(n * columns);
  for (let i = 0; i < data.length; i++) data[i] = rng.next();
  const weights = kernels.allocate(columns).fill(2);
  const out = kernels.allocate(n * n);
  kernels.maternGram(
    { columns, numeric: columns, weights, mainShare: 0, signalVariance: 1 },
    { data, count: n, stride: columns },
    1e-3,
    out,
    n,
    null,
  );
  return out;
}

function kernelRun(kernels: Kernels, n: number): () => number {
  const source = covariance(kernels, n);
  const target = kernels.allocate(n * n);
  return () => {
    target.set(source);
    const start = performance.now();
    const failed = kernels.cholesky(target, n, n);
    const took = performance.now() - start;
    if (failed !== -1) throw new Error(`${kernels.implementation}: pivot ${failed} is not positive`);
    return took;
  };
}

function mlMatrixRun(n: number): () => number {
  const lower = covariance(createKernels(n * n + 16 * n + 64), n);
  const dense = new Matrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      dense.set(i, j, lower[i * n + j]!);
      dense.set(j, i, lower[i * n + j]!);
    }
  }
  return () => {
    const start = performance.now();
    const decomposition = new CholeskyDecomposition(dense);
    const took = performance.now() - start;
    if (!decomposition.isPositiveDefinite()) throw new Error('ml-matrix: not positive definite');
    return took;
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

interface Timing {
  readonly median: number;
  readonly fastest: number;
}

/** Rounds of one run each, until every implementation has had its budget. */
function measure(runs: readonly (() => number)[]): Timing[] {
  const times = runs.map((): number[] => []);
  for (let i = 0; i < WARM_UP; i++) for (const run of runs) run();
  const spent = runs.map(() => 0);
  for (let round = 0; round < MOST_RUNS; round++) {
    runs.forEach((run, i) => {
      if (round >= LEAST_RUNS && spent[i]! > BUDGET_MS) return;
      const took = run();
      times[i]!.push(took);
      spent[i]! += took;
    });
  }
  return times.map((own) => ({ median: median(own), fastest: Math.min(...own) }));
}

const cell = (text: string): string => text.padStart(16);
const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;

const heads = ['points', 'wasm', 'plain', 'ml-matrix', 'plain/wasm', 'ml-matrix/wasm', 'wasm fastest', 'its Gflop/s'];
console.log(heads.map(cell).join(''));
for (const n of SIZES) {
  const capacity = 2 * n * n + 16 * n + 64;
  const runs = [kernelRun(createKernels(capacity), n), kernelRun(createPlainKernels(capacity), n), mlMatrixRun(n)];
  const [wasm, plain, mlMatrix] = measure(runs) as [Timing, Timing, Timing];
  const medians = [wasm, plain, mlMatrix].map((timing) => milliseconds(timing.median));
  const ratios = [plain, mlMatrix].map((timing) => `${(timing.median / wasm.median).toFixed(1)}x`);
  const best = [milliseconds(wasm.fastest), (n ** 3 / 3 / wasm.fastest / 1e6).toFixed(1)];
  console.log([String(n), ...medians, ...ratios, ...best].map(cell).join(''));
}
