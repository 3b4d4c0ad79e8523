import { exactExp } from '../exact-exp.ts';
import { jointVariance, mainVariance } from '../kernel-variances.ts';
import type { MaternKernel, Points } from '../kernels.ts';

const FIVE_THIRDS = 5 / 3;
const FIVE_SIXTHS = 5 / 6;

/**
 * q = weighted squared distance of two points, columns in order: numeric by squared difference, the rest by Hamming
 * distance.
 */
function squaredDistance(kernel: MaternKernel, a: Float64Array, from: number, b: Float64Array, to: number): number {
  const { columns, numeric, weights } = kernel;
  let q = 0;
  for (let c = 0; c < numeric; c++) {
    const difference = a[from + c]! - b[to + c]!;
    q += weights[c]! * (difference * difference);
  }
  for (let c = numeric; c < columns; c++) q += a[from + c]! !== b[to + c]! ? weights[c]! : 0;
  return q;
}

/** sum_c 1 / (1 + w_c d_c^2), numeric columns in pairs: 1/a + 1/b = (a + b) / (a b). */
function sumOfMainEffects(kernel: MaternKernel, a: Float64Array, from: number, b: Float64Array, to: number): number {
  const { columns, numeric, weights } = kernel;
  const denominator = (c: number): number => {
    const difference = a[from + c]! - b[to + c]!;
    return 1 + weights[c]! * (difference * difference);
  };
  let sum = 0;
  let paired = 0;
  for (; paired + 2 <= numeric; paired += 2) {
    const [left, right] = [denominator(paired), denominator(paired + 1)];
    sum += (left + right) / (left * right);
  }
  if (paired < numeric) sum += 1 / denominator(paired);
  for (let c = numeric; c < columns; c++) sum += 1 / (1 + (a[from + c]! !== b[to + c]! ? weights[c]! : 0));
  return sum;
}

export function maternGramPlain(
  kernel: MaternKernel,
  x: Points,
  diagonal: number,
  out: Float64Array,
  outStride: number,
  slope: Float64Array | null,
): void {
  const joint = jointVariance(kernel);
  const main = mainVariance(kernel);
  for (let i = 0; i < x.count; i++) {
    for (let j = 0; j < i; j++) {
      const q = squaredDistance(kernel, x.data, i * x.stride, x.data, j * x.stride);
      const r = Math.sqrt(5 * q);
      const e = exactExp(-r);
      const k = joint * ((1 + r + q * FIVE_THIRDS) * e);
      out[i * outStride + j] =
        main > 0 ? k + main * sumOfMainEffects(kernel, x.data, i * x.stride, x.data, j * x.stride) : k;
      if (slope) slope[i * outStride + j] = -FIVE_SIXTHS * joint * ((1 + r) * e);
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
  const joint = jointVariance(kernel);
  const main = mainVariance(kernel);
  for (let i = 0; i < points.count; i++) {
    for (let j = 0; j < x.count; j++) {
      const [p, t] = [i * points.stride, j * x.stride];
      const q = squaredDistance(kernel, points.data, p, x.data, t);
      const r = Math.sqrt(5 * q);
      const k = joint * ((1 + r + q * FIVE_THIRDS) * exactExp(-r));
      out[i * outStride + j] = main > 0 ? k + main * sumOfMainEffects(kernel, points.data, p, x.data, t) : k;
    }
  }
}

/** slope(P_i, X_j), as maternCross. */
export function maternSlopePlain(
  kernel: MaternKernel,
  points: Points,
  x: Points,
  out: Float64Array,
  outStride: number,
): void {
  const factor = -FIVE_SIXTHS * jointVariance(kernel);
  for (let i = 0; i < points.count; i++) {
    for (let j = 0; j < x.count; j++) {
      const q = squaredDistance(kernel, points.data, i * points.stride, x.data, j * x.stride);
      const r = Math.sqrt(5 * q);
      out[i * outStride + j] = factor * ((1 + r) * exactExp(-r));
    }
  }
}

/**
 * out_c = 2 sum_{j < i} G_ij slope_ij dq_ij/dw_c, with dq/dw_c the squared difference or the Hamming distance of
 * column c. The sum is formed in two halves, even and odd j, as a vector register does.
 */
export function maternGramGradientPlain(
  kernel: MaternKernel,
  x: Points,
  g: Float64Array,
  slope: Float64Array,
  stride: number,
  out: Float64Array,
  outMain: Float64Array,
): void {
  const { columns, numeric } = kernel;
  const main = mainVariance(kernel);
  for (let c = 0; c < columns; c++) {
    let even = 0;
    let odd = 0;
    for (let i = 1; i < x.count; i++) {
      const value = x.data[i * x.stride + c]!;
      for (let j = 0; j < i; j++) {
        const factor = g[i * stride + j]! * slope[i * stride + j]!;
        const difference = value - x.data[j * x.stride + c]!;
        const term = factor * (c < numeric ? difference * difference : difference !== 0 ? 1 : 0);
        if (j & 1) odd += term;
        else even += term;
      }
    }
    out[c] = 2 * (even + odd);
    if (main > 0) addMainEffectGradient(kernel, x, g, stride, c, main, out, outMain);
  }
}

function addMainEffectGradient(
  kernel: MaternKernel,
  x: Points,
  g: Float64Array,
  stride: number,
  c: number,
  main: number,
  out: Float64Array,
  outMain: Float64Array,
): void {
  const sum = [0, 0];
  const perWeight = [0, 0];
  const distanceOf = (i: number, j: number, column: number): number => {
    const difference = x.data[i * x.stride + column]! - x.data[j * x.stride + column]!;
    return column < kernel.numeric ? difference * difference : difference !== 0 ? 1 : 0;
  };
  // The other column of a numeric pair, with which it shares a division; none for the last of an odd number, and for categories.
  const partner = c ^ 1;
  const isPaired = c < kernel.numeric && partner < kernel.numeric;
  for (let i = 1; i < x.count; i++) {
    for (let j = 0; j < i; j++) {
      const distance = distanceOf(i, j, c);
      const own = 1 + kernel.weights[c]! * distance;
      const other = isPaired ? 1 + kernel.weights[partner]! * distanceOf(i, j, partner) : 1;
      const m = isPaired ? other * (1 / (own * other)) : 1 / own;
      const gm = g[i * stride + j]! * m;
      sum[j & 1]! += gm;
      perWeight[j & 1]! += gm * m * distance;
    }
  }
  out[c] = out[c]! - 2 * main * (perWeight[0]! + perWeight[1]!);
  outMain[c] = 2 * (sum[0]! + sum[1]!);
}
