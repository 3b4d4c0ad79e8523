import { exactExp } from '../exact-exp.ts';
import { jointVariance, mainVariance } from '../kernel-variances.ts';
import type { MaternKernel, Points } from '../kernels.ts';

const FIVE_THIRDS = 5 / 3;
const FIVE_SIXTHS = 5 / 6;

/**
 * What row formulas need of a pair of points a, b. The terms w_c d_c^2 of numeric columns are squares of differences in units of the lengths,
 * (a_c sqrt(w_c) - b_c sqrt(w_c))^2, with a term 0 behind an odd number of them; those of categories are w_c or 0. q sums the numeric ones by fours,
 * then two, then the categories.
 */
interface Pair {
  readonly terms: Float64Array;
  readonly q: number;
}

function compare(kernel: MaternKernel, a: Float64Array, from: number, b: Float64Array, to: number): Pair {
  const { columns, numeric, weights } = kernel;
  const padded = numeric + (numeric & 1);
  const terms = new Float64Array(columns + (numeric & 1));
  for (let c = 0; c < numeric; c++) {
    const root = Math.sqrt(weights[c]!);
    const difference = a[from + c]! * root - b[to + c]! * root;
    terms[c] = difference * difference;
  }
  let q = 0;
  let c = 0;
  for (; c + 4 <= padded; c += 4) q += terms[c]! + terms[c + 1]! + (terms[c + 2]! + terms[c + 3]!);
  if (c < padded) q += terms[c]! + terms[c + 1]!;
  for (let column = numeric; column < columns; column++) {
    const term = a[from + column]! !== b[to + column]! ? weights[column]! : 0;
    terms[padded + column - numeric] = term;
    q += term;
  }
  return { terms, q };
}

/**
 * sum_c 1 / (1 + w_c d_c^2). Four numeric columns share a division, 1/a + 1/b + 1/c + 1/d = ((a + b) cd + (c + d) ab) / (ab cd), then two; of
 * categories what they lose where they differ, w / (1 + w), is taken from their number.
 */
function sumOfMainEffects({ columns, numeric, weights }: MaternKernel, { terms }: Pair): number {
  const padded = numeric + (numeric & 1);
  let sum = columns - padded;
  let k = 0;
  for (; k + 4 <= padded; k += 4) {
    const [a, b, c, d] = [1 + terms[k]!, 1 + terms[k + 1]!, 1 + terms[k + 2]!, 1 + terms[k + 3]!];
    sum += ((a + b) * (c * d) + (c + d) * (a * b)) / (a * b * (c * d));
  }
  if (k < padded) {
    const [a, b] = [1 + terms[k]!, 1 + terms[k + 1]!];
    sum += (a + b) / (a * b);
  }
  for (let column = numeric; column < columns; column++)
    if (terms[padded + column - numeric] !== 0) sum -= weights[column]! / (1 + weights[column]!);
  return sum;
}

function covariance(kernel: MaternKernel, pair: Pair): number {
  const main = mainVariance(kernel);
  const { q } = pair;
  const r = Math.sqrt(5 * q);
  const k = jointVariance(kernel) * ((1 + r + q * FIVE_THIRDS) * exactExp(-r));
  return main > 0 ? k + main * sumOfMainEffects(kernel, pair) : k;
}

function slopeOf(kernel: MaternKernel, { q }: Pair): number {
  const r = Math.sqrt(5 * q);
  return -FIVE_SIXTHS * jointVariance(kernel) * ((1 + r) * exactExp(-r));
}

export function maternGramPlain(
  kernel: MaternKernel,
  x: Points,
  diagonal: number,
  out: Float64Array,
  outStride: number,
  slope: Float64Array | null,
): void {
  for (let i = 0; i < x.count; i++) {
    for (let j = 0; j < i; j++) {
      const pair = compare(kernel, x.data, i * x.stride, x.data, j * x.stride);
      out[i * outStride + j] = covariance(kernel, pair);
      if (slope) slope[i * outStride + j] = slopeOf(kernel, pair);
    }
    out[i * outStride + i] = kernel.signalVariance + diagonal;
  }
}

export function maternCrossPlain(
  kernel: MaternKernel,
  points: Points,
  x: Points,
  out: Float64Array,
  outStride: number,
): void {
  for (let i = 0; i < points.count; i++)
    for (let j = 0; j < x.count; j++)
      out[i * outStride + j] = covariance(
        kernel,
        compare(kernel, points.data, i * points.stride, x.data, j * x.stride),
      );
}

/** slope(P_i, X_j), as maternCross. */
export function maternSlopePlain(
  kernel: MaternKernel,
  points: Points,
  x: Points,
  out: Float64Array,
  outStride: number,
): void {
  for (let i = 0; i < points.count; i++)
    for (let j = 0; j < x.count; j++)
      out[i * outStride + j] = slopeOf(kernel, compare(kernel, points.data, i * points.stride, x.data, j * x.stride));
}

/**
 * out_c = 2 sum_{j < i} G_ij w_c dk_ij/dw_c, with t_c = w_c d_c^2 the term of column c in q:
 *
 *   w_c dk/dw_c = (slope - main m_c^2) t_c,   m_c = 1 / (1 + t_c)
 *
 * Sums are formed in two halves, even and odd j, as a vector register does, and reciprocals of four numeric columns from one division,
 * then of two. Returns 2 sum_{j < i} G_ij sum_c m_c where there are main effects.
 */
export function maternGramGradientPlain(
  kernel: MaternKernel,
  x: Points,
  g: Float64Array,
  slope: Float64Array,
  stride: number,
  out: Float64Array,
): number {
  const { columns, numeric, weights } = kernel;
  const main = mainVariance(kernel);
  const padded = numeric + (numeric & 1);
  let effects = 0;
  for (let first = 0; first < padded;) {
    const width = main > 0 && first + 4 <= padded ? 4 : 2;
    const sums = Array.from({ length: width }, () => [0, 0]);
    const ofEffects = [0, 0];
    for (let i = 1; i < x.count; i++) {
      for (let j = 0; j < i; j++) {
        const { terms } = compare(kernel, x.data, i * x.stride, x.data, j * x.stride);
        const own = terms.subarray(first, first + width);
        const entry = g[i * stride + j]!;
        const joint = entry * slope[i * stride + j]!;
        const m = main > 0 ? reciprocals(own) : [];
        if (main > 0) ofEffects[j & 1]! += entry * (width === 4 ? m[0]! + m[1]! + (m[2]! + m[3]!) : m[0]! + m[1]!);
        for (let k = 0; k < width; k++) {
          const factor = main > 0 ? joint - main * entry * (m[k]! * m[k]!) : joint;
          sums[k]![j & 1]! += factor * own[k]!;
        }
      }
    }
    for (let k = 0; k < width && first + k < numeric; k++) out[first + k] = 2 * (sums[k]![0]! + sums[k]![1]!);
    effects += ofEffects[0]! + ofEffects[1]!;
    first += width;
  }
  if (main > 0 && columns !== padded) effects += (columns - padded) * sumBelow(x, g, stride, () => 1)[0]!;
  for (let c = numeric; c < columns; c++) {
    const differs = (i: number, j: number): boolean => x.data[i * x.stride + c]! !== x.data[j * x.stride + c]!;
    const weight = weights[c]!;
    const [entries, sum] = sumBelow(x, g, stride, (i, j) => (differs(i, j) ? slope[i * stride + j]! : null)) as [
      number,
      number,
    ];
    const m = 1 / (1 + weight);
    out[c] = 2 * (weight * (sum - main * (m * m) * entries));
    if (main > 0) effects -= (weight / (1 + weight)) * entries;
  }
  return 2 * effects;
}

/** 1 / (1 + t) of four terms, or of two, by one division. */
function reciprocals(terms: Float64Array): readonly number[] {
  const [a = 1, b = 1, c, d] = Array.from(terms, (term) => 1 + term);
  if (c === undefined || d === undefined) {
    const inverse = 1 / (a * b);
    return [b * inverse, a * inverse];
  }
  const inverse = 1 / (a * b * (c * d));
  const [ofAb, ofCd] = [inverse * (c * d), inverse * (a * b)];
  return [b * ofAb, a * ofAb, d * ofCd, c * ofCd];
}

/** Sums of G_ij, and of G_ij by a factor, over the pairs j < i that have one. */
function sumBelow(
  x: Points,
  g: Float64Array,
  stride: number,
  factorOf: (i: number, j: number) => number | null,
): readonly number[] {
  const entries = [0, 0];
  const products = [0, 0];
  for (let i = 1; i < x.count; i++) {
    for (let j = 0; j < i; j++) {
      const factor = factorOf(i, j);
      if (factor === null) continue;
      entries[j & 1]! += g[i * stride + j]!;
      products[j & 1]! += g[i * stride + j]! * factor;
    }
  }
  return [entries[0]! + entries[1]!, products[0]! + products[1]!];
}
