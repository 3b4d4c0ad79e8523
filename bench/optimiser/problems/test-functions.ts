/**
 * Test functions to minimise, smallest value 0. `z` is a point whose optimum is the origin, unless a function says that it
 * takes the unit cube itself.
 *
 * d     number of dimensions, z.length
 * sum   over all coordinates
 */
const TAU = 2 * Math.PI;

function sum(length: number, term: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < length; i++) total += term(i);
  return total;
}

/** -20 exp(-0.2 sqrt(mean z^2)) - exp(mean cos(2 pi z)) + 20 + e */
export function ackley(z: Float64Array): number {
  const d = z.length;
  const square = sum(d, (i) => z[i]! ** 2) / d;
  const wave = sum(d, (i) => Math.cos(TAU * z[i]!)) / d;
  return -20 * Math.exp(-0.2 * Math.sqrt(square)) - Math.exp(wave) + 20 + Math.E;
}

/** With w = 1 + z/4: sin^2(pi w_1) + sum_{i<d} (w_i - 1)^2 (1 + 10 sin^2(pi w_i + 1)) + (w_d - 1)^2 (1 + sin^2(2 pi w_d)) */
export function levy(z: Float64Array): number {
  const d = z.length;
  const w = z.map((value) => 1 + value / 4);
  const last = w[d - 1]!;
  const middle = sum(d - 1, (i) => (w[i]! - 1) ** 2 * (1 + 10 * Math.sin(Math.PI * w[i]! + 1) ** 2));
  return Math.sin(Math.PI * w[0]!) ** 2 + middle + (last - 1) ** 2 * (1 + Math.sin(TAU * last) ** 2);
}

/** With v = z + 1: sum_{i<d} 100 (v_{i+1} - v_i^2)^2 + (v_i - 1)^2 */
export function rosenbrock(z: Float64Array): number {
  const v = z.map((value) => value + 1);
  return sum(z.length - 1, (i) => 100 * (v[i + 1]! - v[i]! ** 2) ** 2 + (v[i]! - 1) ** 2);
}

/** 10 d + sum z^2 - 10 cos(2 pi z) */
export function rastrigin(z: Float64Array): number {
  return 10 * z.length + sum(z.length, (i) => z[i]! ** 2 - 10 * Math.cos(TAU * z[i]!));
}

/** 1 + sum z^2 / 4000 - prod cos(z_i / sqrt(i)), i from 1 */
export function griewank(z: Float64Array): number {
  let product = 1;
  for (let i = 0; i < z.length; i++) product *= Math.cos(z[i]! / Math.sqrt(i + 1));
  return 1 + sum(z.length, (i) => z[i]! ** 2) / 4000 - product;
}

/** sum 10^(6 i / (d - 1)) z_i^2, i from 0 */
export function ellipsoid(z: Float64Array): number {
  const last = Math.max(1, z.length - 1);
  return sum(z.length, (i) => 10 ** ((6 * i) / last) * z[i]! ** 2);
}

const HARTMANN6 = {
  weights: [1.0, 1.2, 3.0, 3.2],
  steepness: [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
  ],
  /** In units of 1e-4. */
  centres: [
    [1312, 1696, 5569, 124, 8283, 5886],
    [2329, 4135, 8307, 3736, 1004, 9991],
    [2348, 1451, 3522, 2883, 3047, 6650],
    [4047, 8828, 8732, 5743, 1091, 381],
  ],
  minimum: -3.32236801,
};

/** On the unit cube, shifted up by its minimum. */
export function hartmann6(u: Float64Array): number {
  const { weights, steepness, centres, minimum } = HARTMANN6;
  const depth = sum(
    4,
    (k) => weights[k]! * Math.exp(-sum(6, (i) => steepness[k]![i]! * (u[i]! - 1e-4 * centres[k]![i]!) ** 2)),
  );
  return -depth - minimum;
}

const BRANIN_MINIMUM = 0.39788735773;

/** On the unit square, mapped to [-5, 10] x [0, 15] and shifted down by its minimum. */
export function branin(u: Float64Array): number {
  const x = 15 * u[0]! - 5;
  const y = 15 * u[1]!;
  const valley = y - (5.1 * x * x) / (4 * Math.PI ** 2) + (5 * x) / Math.PI - 6;
  return valley ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10 - BRANIN_MINIMUM;
}
