import { createSobol, square, type Rng } from '#numerics';
import {
  CONSTANT_VARIANCE,
  LEAST_BASE_POINTS,
  LEAST_PAIRS,
  MOST_BASE_POINTS,
  MOST_ROUNDS,
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
 * | A, B    | N points each that are allowed: of the two halves of a scrambled Sobol sequence in 2 d dimensions |
 * | A_B^i   | A with input i taken from B                                                |
 * | V       | variance of f over A and B                                                 |
 *
 *   firstOrder_i = mean f(B) (f(A_B^i) - f(A)) / V           (Saltelli et al. 2010)
 *   total_i      = mean (f(A) - f(A_B^i))^2 / (2 V)          (Jansen 1999)
 *
 * Inputs are independent even where the space is conditional: an inactive parameter is an input that changes nothing there, so that its index is
 * that of the parts where it is active. Where constraints forbid points A and B are those that are allowed, of up to MOST_ROUNDS times as many, and a pair whose
 * A_B^i is forbidden is left out: the total is then the mean squared change along moves that are allowed. What the estimates miss by chance is taken back: none is below 0 or
 * above 1, no total below its first order, and first orders that sum to more than 1 are scaled to 1. An input of which too few moves are allowed has null.
 *
 * Functional ANOVA of a forest (Hutter, Hoos and Leyton-Brown 2014) has closed forms; a Gaussian process of a Matern kernel in a distance over all
 * inputs has none, and one way for both models keeps their numbers comparable. Cost N (d + 2) values of f.
 */
export function sobolIndices(f: UncertainFunction, rng: Rng): readonly (SobolIndex | null)[] {
  const d = f.inputs;
  if (d === 0) return [];
  const [a, b] = drawAllowed(f, basePoints(f), rng);
  const count = Math.min(a.points.length, b.points.length);
  if (count < LEAST_PAIRS) return new Array<null>(d).fill(null);
  const { centre, variance } = moments([...a.values, ...b.values]);
  if (variance < CONSTANT_VARIANCE) return Array.from({ length: d }, () => ({ firstOrder: 0, total: 0 }));
  const found: (SobolIndex | null)[] = [];
  for (let i = 0; i < d; i++) {
    const mixed = a.points.slice(0, count).map((point, k) => withInput(point, i, b.points[k]![i]!));
    const fm = f.evaluate(mixed);
    let [alone, moved, pairs] = [0, 0, 0];
    for (let k = 0; k < count; k++) {
      const [left, right, middle] = [a.values[k]! - centre, b.values[k]! - centre, fm[k]! - centre];
      if (Number.isNaN(middle)) continue;
      alone += right * (middle - left);
      moved += square(middle - left);
      pairs++;
    }
    if (pairs < LEAST_PAIRS) {
      found.push(null);
      continue;
    }
    const firstOrder = Math.min(1, Math.max(0, alone / pairs / variance));
    const total = Math.min(1, moved / pairs / (2 * variance));
    found.push({ firstOrder, total: Math.max(firstOrder, total) });
  }
  const sum = found.reduce((total, index) => total + (index?.firstOrder ?? 0), 0);
  return sum <= 1 ? found : found.map((index) => index && { ...index, firstOrder: index.firstOrder / sum });
}

/** A power of two, for which the sequence is balanced. */
function basePoints({ inputs, cost }: UncertainFunction): number {
  const affordable = MOST_WORK / (cost * (inputs + 2));
  let count = MOST_BASE_POINTS;
  while (count > LEAST_BASE_POINTS && count > affordable) count /= 2;
  return count;
}

interface Allowed {
  readonly points: Float64Array[];
  readonly values: number[];
}

/** A and B with their values: `count` points each, or those that were met in MOST_ROUNDS times as many. */
function drawAllowed(f: UncertainFunction, count: number, rng: Rng): readonly [Allowed, Allowed] {
  const draw = drawPairs(f.inputs, count, rng);
  const halves: readonly [Allowed, Allowed] = [
    { points: [], values: [] },
    { points: [], values: [] },
  ];
  for (let round = 0; round < MOST_ROUNDS && halves.some(({ points }) => points.length < count); round++) {
    const drawn = draw(round);
    halves.forEach(({ points, values }, half) => {
      const candidates = drawn[half]!;
      const outputs = f.evaluate(candidates);
      for (let k = 0; k < candidates.length && points.length < count; k++) {
        if (Number.isNaN(outputs[k])) continue;
        points.push(candidates[k]!);
        values.push(outputs[k]!);
      }
    });
  }
  return halves;
}

/** The two halves of `count` points, round by round. Past the dimensions of the sequence the rest is drawn at random. */
function drawPairs(
  d: number,
  count: number,
  rng: Rng,
): (round: number) => readonly [readonly Float64Array[], readonly Float64Array[]] {
  const dimensions = Math.min(2 * d, MOST_SEQUENCE);
  const sequence = createSobol(dimensions, rng.fork('pairs'));
  const rest = rng.fork('rest');
  const point = new Float64Array(2 * d);
  return (round) => {
    const [a, b]: [Float64Array[], Float64Array[]] = [[], []];
    for (let k = round * count; k < (round + 1) * count; k++) {
      sequence.point(k, point.subarray(0, dimensions));
      for (let i = dimensions; i < 2 * d; i++) point[i] = rest.next();
      a.push(point.slice(0, d));
      b.push(point.slice(d));
    }
    return [a, b];
  };
}

function withInput(point: Float64Array, input: number, value: number): Float64Array {
  const copy = point.slice();
  copy[input] = value;
  return copy;
}

function moments(values: readonly number[]): { centre: number; variance: number } {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + square(value - centre), 0) / values.length;
  return { centre, variance };
}
