import { createSobol, square, type Rng } from '#numerics';
import {
  CONSTANT_VARIANCE,
  LEAST_BASE_POINTS,
  LEAST_PAIRS,
  MOST_BASE_POINTS,
  MOST_SEQUENCE,
  MOST_WORK,
} from './constants.ts';

/** A function of independent inputs, each uniform on [0, 1]. */
export interface UncertainFunction {
  readonly inputs: number;
  /** Cost of one value, in multiplications or so. */
  readonly cost: number;
  /** Values at points of `inputs` coordinates each; NaN where a point is not allowed. */
  evaluate(points: readonly Float64Array[]): ArrayLike<number>;
}

/** Of one input: its share of the function's variance by itself, and with all its interactions. */
export interface SobolIndex {
  readonly firstOrder: number;
  readonly total: number;
}

/**
 * Variance-based importance (Sobol 1993), by quasi-random integration.
 *
 * | symbol  | meaning                                                                    |
 * | A, B    | N points each: the two halves of a scrambled Sobol sequence in 2 d dimensions |
 * | A_B^i   | A with input i taken from B                                                |
 * | V       | variance of f over A and B                                                 |
 *
 *   firstOrder_i = mean f(B) (f(A_B^i) - f(A)) / V           (Saltelli et al. 2010)
 *   total_i      = mean (f(A) - f(A_B^i))^2 / (2 V)          (Jansen 1999)
 *
 * Inputs are independent even where the space is conditional: an inactive parameter is an input that changes nothing there, so that its index is
 * that of the parts where it is active. Where constraints forbid a point the pairs that it belongs to are left out: the total is then the mean
 * squared change along moves that are allowed. What the estimates miss by chance is taken back: none is below 0 or above 1, no total below its first order, and first orders that
 * sum to more than 1 are scaled to 1. Null where too few pairs are allowed.
 *
 * Functional ANOVA of a forest (Hutter, Hoos and Leyton-Brown 2014) has closed forms; a Gaussian process of a Matern kernel in a distance over all
 * inputs has none, and one way for both models keeps their numbers comparable. Cost N (d + 2) values of f.
 */
export function sobolIndices(f: UncertainFunction, rng: Rng): readonly SobolIndex[] | null {
  const d = f.inputs;
  if (d === 0) return [];
  const count = basePoints(f);
  const { a, b } = drawPairs(d, count, rng);
  const [fa, fb] = [Float64Array.from(f.evaluate(a)), Float64Array.from(f.evaluate(b))];
  const { centre, variance, allowed } = moments([...fa, ...fb]);
  if (allowed < LEAST_PAIRS) return null;
  if (variance < CONSTANT_VARIANCE) return Array.from({ length: d }, () => ({ firstOrder: 0, total: 0 }));
  const found: SobolIndex[] = [];
  for (let i = 0; i < d; i++) {
    const mixed = a.map((point, k) => withInput(point, i, b[k]![i]!));
    const fm = f.evaluate(mixed);
    let [alone, moved, pairs] = [0, 0, 0];
    for (let k = 0; k < count; k++) {
      const [left, right, middle] = [fa[k]! - centre, fb[k]! - centre, fm[k]! - centre];
      if (Number.isNaN(left + right + middle)) continue;
      alone += right * (middle - left);
      moved += square(middle - left);
      pairs++;
    }
    if (pairs < LEAST_PAIRS) return null;
    const firstOrder = Math.min(1, Math.max(0, alone / pairs / variance));
    const total = Math.min(1, moved / pairs / (2 * variance));
    found.push({ firstOrder, total: Math.max(firstOrder, total) });
  }
  const sum = found.reduce((total, { firstOrder }) => total + firstOrder, 0);
  return sum <= 1 ? found : found.map(({ firstOrder, total }) => ({ firstOrder: firstOrder / sum, total }));
}

/** A power of two, for which the sequence is balanced. */
function basePoints({ inputs, cost }: UncertainFunction): number {
  const affordable = MOST_WORK / (cost * (inputs + 2));
  let count = MOST_BASE_POINTS;
  while (count > LEAST_BASE_POINTS && count > affordable) count /= 2;
  return count;
}

/** Past the dimensions of the sequence the rest is drawn at random. */
function drawPairs(d: number, count: number, rng: Rng): { a: readonly Float64Array[]; b: readonly Float64Array[] } {
  const [a, b]: [Float64Array[], Float64Array[]] = [[], []];
  const dimensions = Math.min(2 * d, MOST_SEQUENCE);
  const sequence = createSobol(dimensions, rng.fork('pairs'));
  const rest = rng.fork('rest');
  const point = new Float64Array(2 * d);
  for (let k = 0; k < count; k++) {
    sequence.point(k, point.subarray(0, dimensions));
    for (let i = dimensions; i < 2 * d; i++) point[i] = rest.next();
    a.push(point.slice(0, d));
    b.push(point.slice(d));
  }
  return { a, b };
}

function withInput(point: Float64Array, input: number, value: number): Float64Array {
  const copy = point.slice();
  copy[input] = value;
  return copy;
}

function moments(values: readonly number[]): { centre: number; variance: number; allowed: number } {
  const known = values.filter((value) => !Number.isNaN(value));
  const centre = known.reduce((sum, value) => sum + value, 0) / known.length;
  const variance = known.reduce((sum, value) => sum + square(value - centre), 0) / known.length;
  return { centre, variance, allowed: known.length };
}
