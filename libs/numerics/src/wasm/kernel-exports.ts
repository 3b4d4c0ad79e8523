/**
 * The functions of the WebAssembly module (libs/numerics/assembly), by their raw signatures: arrays are byte
 * addresses, lengths and strides count doubles. Only createKernels calls them.
 */
export interface KernelExports {
  cholesky(a: number, n: number, stride: number): number;
  choleskyAppend(l: number, n: number, stride: number): number;
  solveLower(l: number, n: number, stride: number, b: number, columns: number, bStride: number): void;
  solveLowerTransposed(l: number, n: number, stride: number, b: number, columns: number, bStride: number): void;
  inverseFromCholesky(l: number, n: number, stride: number, out: number, outStride: number): void;
  maternGram(
    ...a: [
      ...[x: number, n: number, xStride: number, columns: number, numeric: number, weights: number],
      ...[s2: number, joint: number, main: number],
      ...[diagonal: number, out: number, outStride: number, slope: number],
      ...[table: number, packed: number, packedStride: number],
    ]
  ): void;
  maternCross(
    ...a: [
      ...[points: number, m: number, pointStride: number, x: number, n: number, xStride: number, columns: number],
      ...[
        numeric: number,
        weights: number,
        joint: number,
        main: number,
        out: number,
        outStride: number,
        table: number,
        own: number,
        packed: number,
        packedStride: number,
      ],
    ]
  ): void;
  maternGramGradient(
    ...a: [
      ...[x: number, n: number, xStride: number, columns: number, numeric: number, weights: number, main: number],
      ...[g: number, slope: number, stride: number, out: number, table: number, packed: number, packedStride: number],
    ]
  ): number;
  posterior(
    ...a: [
      ...[x: number, n: number, xStride: number, columns: number, numeric: number, weights: number],
      ...[s2: number, joint: number, main: number],
      ...[l: number, lStride: number, alpha: number, constant: number, points: number, m: number, pointStride: number],
      ...[mean: number, variance: number, v: number],
      ...[table: number, tile: number, packed: number, packedStride: number],
    ]
  ): void;
  posteriorGradient(
    ...a: [
      ...[x: number, n: number, xStride: number, columns: number, numeric: number, weights: number],
      ...[s2: number, joint: number, main: number],
      ...[l: number, lStride: number, alpha: number, constant: number, points: number, m: number, pointStride: number],
      ...[mean: number, variance: number, meanGradient: number, varianceGradient: number],
      ...[v: number, slope: number, table: number, tile: number, packed: number, packedStride: number],
    ]
  ): void;
  logExpectedImprovement(
    ...a: [
      ...[mean: number, variance: number, length: number, incumbent: number],
      ...[out: number, outPerMean: number, outPerDeviation: number],
    ]
  ): void;
}
