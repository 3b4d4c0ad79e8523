import type { FittedGaussianProcess, Kernels, MaternKernel, Points } from '../kernels.ts';
import type { Rng } from '../rng.ts';

/** A small random regression problem, laid out in an arena: the common start of the kernel tests. */
export interface GaussianProcessCase {
  readonly kernel: MaternKernel;
  readonly x: Points;
  readonly queries: Points;
  readonly noise: number;
  /** Kernel matrix with noise (lower triangle) and its slopes; stride n + padding. */
  readonly gram: Float64Array;
  readonly slope: Float64Array;
  readonly stride: number;
  readonly y: Float64Array;
}

export interface CaseShape {
  readonly n: number;
  readonly m: number;
  readonly numeric: number;
  readonly categorical: number;
  /** Of the main effects; none where left out. */
  readonly mainShare?: number;
  /** Unused slots at the end of each row. */
  readonly padding: number;
}

export function gaussianProcessCase(kernels: Kernels, rng: Rng, shape: CaseShape): GaussianProcessCase {
  const { n, m, numeric, categorical, padding, mainShare = 0 } = shape;
  const columns = numeric + categorical;
  const stride = n + padding;
  const points = (count: number): Points => {
    const data = kernels.allocate(count * (columns + padding));
    for (let i = 0; i < count; i++)
      for (let c = 0; c < columns; c++) data[i * (columns + padding) + c] = c < numeric ? rng.next() : rng.int(3);
    return { data, count, stride: columns + padding };
  };
  const weights = kernels.allocate(columns);
  for (let c = 0; c < columns; c++) weights[c] = 0.2 + 4 * rng.next();
  const kernel: MaternKernel = { columns, numeric, weights, signalVariance: 0.5 + 2 * rng.next(), mainShare };
  const x = points(n);
  const queries = points(m);
  const gram = kernels.allocate((n + 1) * stride + 1);
  const slope = kernels.allocate(n * stride);
  const noise = 1e-3;
  kernels.maternGram(kernel, x, noise, gram, stride, slope);
  const y = kernels.allocate(n);
  for (let i = 0; i < n; i++) y[i] = rng.normal();
  return { kernel, x, queries, noise, gram, slope, stride, y };
}

/** Factors the case's gram in place and solves for alpha. */
export function fit(kernels: Kernels, given: GaussianProcessCase, constant: number): FittedGaussianProcess {
  const { gram, stride, x, y, kernel } = given;
  const failed = kernels.cholesky(gram, x.count, stride);
  if (failed !== -1) throw new Error(`pivot ${failed} is not positive`);
  const alpha = kernels.allocate(x.count);
  for (let i = 0; i < x.count; i++) alpha[i] = y[i]! - constant;
  kernels.solveLower(gram, x.count, stride, alpha, 1, 1);
  kernels.solveLowerTransposed(gram, x.count, stride, alpha, 1, 1);
  return { kernel, x, l: gram, lStride: stride, alpha, constant };
}

/** k(a, b) by its formula with the engine's own functions: an independent check. */
export function maternByFormula(kernel: MaternKernel, a: ArrayLike<number>, b: ArrayLike<number>): number {
  let q = 0;
  let effects = 0;
  for (let c = 0; c < kernel.columns; c++) {
    const difference = a[c]! - b[c]!;
    const term = kernel.weights[c]! * (c < kernel.numeric ? difference ** 2 : Number(difference !== 0));
    q += term;
    effects += 1 / (1 + term) / kernel.columns;
  }
  const r = Math.sqrt(5 * q);
  const joint = (1 + r + (5 * q) / 3) * Math.exp(-r);
  return kernel.signalVariance * ((1 - kernel.mainShare) * joint + kernel.mainShare * effects);
}

export function pointAt(points: Points, i: number): Float64Array {
  return points.data.subarray(i * points.stride, (i + 1) * points.stride);
}
