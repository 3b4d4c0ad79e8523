/**
 * The dense kernels under the Gaussian process: one interface, two implementations (WebAssembly SIMD and plain
 * TypeScript) that give the same bits.
 *
 * Memory. Every array is a view into one fixed arena, so WebAssembly needs no copies, views never detach and no call
 * allocates. A view comes from `allocate` (or is a `subarray` of one); any other array is a
 * NumericsError('foreign_view'). Kernels borrow scratch from the free end of the arena while they run;
 * scratchLength() says how much.
 *
 * Notation, everywhere below:
 * | symbol     | shape          | meaning                                                                             |
 * | n, m       |                | training points, query points                                                       |
 * | columns    |                | coordinates of a point: first `numeric` of them numeric, the rest codes of categories |
 * | X, P       | n x columns, m x columns | training and query points; point i, column c at x[i * stride + c]         |
 * | w          | columns        | weights, w_c = 1 / lengthScale_c^2                                                  |
 * | q(a, b)    |                | sum_{c < numeric} w_c (a_c - b_c)^2 + sum_{c >= numeric} w_c [a_c != b_c]           |
 * | d_c(a, b)^2|                | term of column c in q without its weight                                            |
 * | s2, h      |                | signal variance, and the share of the main effects in it                            |
 * | M(a, b)    |                | (1 + sqrt(5 q) + 5 q / 3) exp(-sqrt(5 q)), Matern-5/2                               |
 * | m_c(a, b)  |                | 1 / (1 + w_c d_c^2), the main effect of column c: a half where M is a half, and no exponential |
 * | k(a, b)    |                | s2 (1 - h) M + s2 h / columns sum_c m_c                                             |
 * | slope(a, b)|                | d/dq of the first term: -(5/6) s2 (1 - h) (1 + sqrt(5 q)) exp(-sqrt(5 q))           |
 * | L          | n x n          | lower Cholesky factor of K + noise I                                                |
 *
 * Coordinates are finite: of a NaN the two implementations make different ones.
 *
 * Matrices are row-major with a stride (length of a row in slots): entry (i, j) at a[i * stride + j]. rowStride(n) is
 * a fast stride; none is required.
 */
export interface Kernels {
  readonly implementation: 'wasm' | 'plain';
  /** Slots of the whole arena (one slot = one double). */
  readonly capacity: number;

  /** `length` zeroed slots, 16-byte aligned, at the same place until released. */
  allocate(length: number): Float64Array;
  /** The current height of the arena, for `release`. */
  mark(): number;
  /** Frees everything allocated since `mark`. Views into it must not be used again. */
  release(mark: number): void;

  /**
   * A = L L', in place: reads and writes the lower triangle only (diagonal included). Returns -1, or the index of the
   * first pivot that is not positive (NaN counts as not positive); the triangle is then partly overwritten and of no
   * use. n^3/6 multiply-adds.
   */
  cholesky(a: Float64Array, n: number, stride: number): number;
  /**
   * Extends a factor by one row. On entry row n of `l` holds the covariances with points 0..n-1 and, at column n, its
   * own variance plus noise; on return it is row n of the larger factor. Returns -1, or n when the new pivot is not
   * positive. n^2/2.
   */
  choleskyAppend(l: Float64Array, n: number, stride: number): number;
  /** L X = B in place; B is n x columns. columns n^2/2. */
  solveLower(l: Float64Array, n: number, stride: number, b: Float64Array, columns: number, bStride: number): void;
  /** L' X = B in place; B is n x columns. columns n^2/2. */
  solveLowerTransposed(
    l: Float64Array,
    n: number,
    stride: number,
    b: Float64Array,
    columns: number,
    bStride: number,
  ): void;
  /**
   * (L L')^-1, both triangles. For gradient traces and leave-one-out only: to solve a system, solve it. n^3/3. `out`
   * may not be `l`.
   */
  inverseFromCholesky(l: Float64Array, n: number, stride: number, out: Float64Array, outStride: number): void;
  /** log det(L L') = 2 sum_i log L_ii. */
  logDeterminant(l: Float64Array, n: number, stride: number): number;

  /**
   * K + diagonal * I of n points, lower triangle. With `slope` (same stride), also the slopes of the strict lower
   * triangle, which `maternGramGradient` needs; they cost no second exponential.
   */
  maternGram(
    kernel: MaternKernel,
    x: Points,
    diagonal: number,
    out: Float64Array,
    outStride: number,
    slope: Float64Array | null,
  ): void;
  /** k(P_i, X_j) for every query point i and training point j: m x n. */
  maternCross(kernel: MaternKernel, points: Points, x: Points, out: Float64Array, outStride: number): void;
  /**
   * out[c] = w_c sum_{i, j} G_ij dk(X_i, X_j) / dw_c for a symmetric G (lower triangle read), for all columns: the derivative by log w_c.
   * `slope` as written by `maternGram`. With G = (alpha alpha' - K^-1) / 2 that is the gradient of the log marginal likelihood with respect to log w_c.
   * (The gradient with respect to the signal variance needs no n x n pass: sum_ij G_ij K_ij = (y'alpha - n - noise tr(2G)) / 2.) Returns, where h > 0,
   * sum_{i != j} G_ij sum_c m_c(X_i, X_j), of which the gradient with respect to h is made.
   */
  maternGramGradient(
    kernel: MaternKernel,
    x: Points,
    g: Float64Array,
    slope: Float64Array,
    stride: number,
    out: Float64Array,
  ): number;

  /**
   * Mean and variance of the noise-free function at every query point: mean_i = constant + k_i' alpha, variance_i =
   * s2 - |L^-1 k_i|^2, floored at VARIANCE_FLOOR * s2. With `variance` null only the mean: m n instead of m n^2/2.
   */
  posterior(model: FittedGaussianProcess, points: Points, mean: Float64Array, variance: Float64Array | null): void;
  /**
   * The same, and their gradients with respect to the numeric coordinates: meanGradient[i * numeric + c] and
   * varianceGradient[i * numeric + c]. (Where the variance is at its floor its gradient is still that of the formula.)
   * With K^-1 k = L'^-1 L^-1 k: d mean = sum_j alpha_j dk_j, d variance = -2 sum_j (K^-1 k)_j dk_j. m n^2.
   */
  posteriorGradient(
    model: FittedGaussianProcess,
    points: Points,
    mean: Float64Array,
    variance: Float64Array,
    meanGradient: Float64Array,
    varianceGradient: Float64Array,
  ): void;

  /**
   * log E[max(f_i - incumbent, 0)] for f_i ~ N(mean_i, variance_i): for MAXIMISATION (negate mean and incumbent to
   * minimise). See logExpectedImprovement. Any of the gradients may be null.
   */
  logExpectedImprovement(
    mean: Float64Array,
    variance: Float64Array,
    incumbent: number,
    out: Float64Array,
    outPerMean: Float64Array | null,
    outPerDeviation: Float64Array | null,
  ): void;
}

export interface MaternKernel {
  readonly columns: number;
  readonly numeric: number;
  /** w_c = 1 / lengthScale_c^2; a view into the arena of at least `columns` entries. */
  readonly weights: Float64Array;
  /** s2 = k(a, a). */
  readonly signalVariance: number;
  /** h, the share of the main effects in it: 0 <= h < 1. */
  readonly mainShare: number;
}

/** `count` points, row-major. */
export interface Points {
  readonly data: Float64Array;
  readonly count: number;
  readonly stride: number;
}

export interface FittedGaussianProcess {
  readonly kernel: MaternKernel;
  readonly x: Points;
  readonly l: Float64Array;
  readonly lStride: number;
  /** (K + noise I)^-1 (y - constant). */
  readonly alpha: Float64Array;
  /** Mean of the process away from the data. */
  readonly constant: number;
}
