import { createRng, type Rng } from '#numerics';
import type { Parameter } from '#search-space';
import type { BenchmarkProblem } from '../optimiser/problems/benchmark-problem.ts';
import type { Family } from './families.ts';

/** Optima lie this far inside the cube at least. */
const BORDER = 0.2;
const SCALE_SAMPLE = 2000;

export interface ShiftedProblem extends BenchmarkProblem {
  /** Value at a point of the unit cube. */
  readonly valueAt: (u: ArrayLike<number>) => number;
  /** Mean value of random configurations: the unit of regret. */
  readonly randomMean: number;
}

/** A family in so many dimensions, its optimum moved and its axes turned by the draws of a seed: each seed is another instance. */
export function shiftedProblem(family: Family, dimension: number, seed: number): ShiftedProblem {
  const name = `${family.name}-${dimension}d`;
  const rng = createRng('high dimension').fork(name).fork(seed);
  const shift = Float64Array.from({ length: dimension }, () => BORDER + (1 - 2 * BORDER) * rng.next());
  const rotation = family.rotated ? randomRotation(dimension, rng.fork('rotation')) : null;
  const parameters = Array.from({ length: dimension }, (_, i): Parameter => ({
    name: `x${i}`,
    type: 'float',
    min: 0,
    max: 1,
  }));
  const valueAt = (u: ArrayLike<number>): number => {
    const z = shift.map((optimum, i) => (u[i]! - optimum) * 2 * family.halfWidth);
    return family.formula(rotation === null ? z : Float64Array.from(rotation, (row) => inner(row, z)));
  };
  const truth = (assignments: Readonly<Record<string, unknown>>): number =>
    valueAt(parameters.map((parameter) => Number(assignments[parameter.name])));
  const sample = rng.fork('scale');
  let total = 0;
  for (let i = 0; i < SCALE_SAMPLE; i++) total += valueAt(shift.map(() => sample.next()));
  return {
    name,
    parameters,
    best: 0,
    noisy: false,
    valueAt,
    randomMean: total / SCALE_SAMPLE,
    truth: (assignments) => Promise.resolve(truth(assignments)),
    evaluate: (assignments) => Promise.resolve(truth(assignments)),
  };
}

/** Rows of a random orthogonal matrix: Gram-Schmidt on normal draws. */
function randomRotation(dimension: number, rng: Rng): readonly Float64Array[] {
  const rows: Float64Array[] = [];
  while (rows.length < dimension) {
    const row = Float64Array.from({ length: dimension }, () => rng.normal());
    for (const other of rows) {
      const along = inner(other, row);
      for (let i = 0; i < dimension; i++) row[i]! -= along * other[i]!;
    }
    const norm = Math.sqrt(inner(row, row));
    rows.push(row.map((value) => value / norm));
  }
  return rows;
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
