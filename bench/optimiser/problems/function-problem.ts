import { z } from 'zod';
import type { Assignments, Parameter } from '#search-space';
import type { BenchmarkProblem } from './benchmark-problem.ts';
import { ProblemDataError } from './problem-data-error.ts';
import { readJson } from './read-json.ts';
import { ackley, branin, ellipsoid, griewank, hartmann6, levy, rastrigin, rosenbrock } from './test-functions.ts';

/** `halfWidth`: the unit cube, once shifted, covers [-halfWidth, halfWidth] around an optimum in the middle. */
const SHIFTED = {
  ackley: { formula: ackley, halfWidth: 32 },
  levy: { formula: levy, halfWidth: 10 },
  rosenbrock: { formula: rosenbrock, halfWidth: 5 },
  rastrigin: { formula: rastrigin, halfWidth: 5.12 },
  griewank: { formula: griewank, halfWidth: 60 },
  ellipsoid: { formula: ellipsoid, halfWidth: 5 },
};
const ON_THE_CUBE = { hartmann6, branin };

const head = { name: z.string(), dim: z.int().positive() };
const noise = z.number().nonnegative().default(0);
const vector = z.array(z.number());
const functionSchema = z.discriminatedUnion('base', [
  z.object({ ...head, base: z.literal('hartmann6'), noise }),
  z.object({ ...head, base: z.literal('branin'), noise }),
  ...(['ackley', 'levy', 'rosenbrock', 'rastrigin', 'griewank', 'ellipsoid'] as const).map((base) =>
    z.object({ ...head, base: z.literal(base), noise, shift: vector, rotation: z.array(vector).optional() }),
  ),
]);
type FunctionSpec = z.infer<typeof functionSchema>;

export function readFunctionSpecs(path: string): FunctionSpec[] {
  return readJson(path, z.array(functionSchema));
}

const DIMENSIONS = { hartmann6: 6, branin: 2 };

function checkDimensions(spec: FunctionSpec): void {
  const rows = 'rotation' in spec && spec.rotation ? [spec.rotation, ...spec.rotation] : [];
  const lengths = 'shift' in spec ? [spec.shift, ...rows].map(({ length }) => length) : [DIMENSIONS[spec.base]];
  if (lengths.some((length) => length !== spec.dim)) {
    throw new ProblemDataError(
      `${spec.name}: dim is ${spec.dim}, but its numbers are of ${lengths.join(', ')} dimensions`,
    );
  }
}

/** A test function on [0,1]^d, shifted, and rotated where its description says so; noise is normal with a given deviation. */
export function functionProblem(spec: FunctionSpec): BenchmarkProblem {
  const parameters = Array.from({ length: spec.dim }, (_, i): Parameter => ({
    name: `x${i}`,
    type: 'float',
    min: 0,
    max: 1,
  }));
  checkDimensions(spec);
  const value = valueOf(spec);

  function truth(assignments: Assignments): number {
    return value(Float64Array.from(parameters, ({ name }) => coordinate(spec.name, name, assignments)));
  }

  return {
    name: spec.name,
    parameters,
    best: 0,
    noisy: spec.noise > 0,
    truth: (assignments) => Promise.resolve(truth(assignments)),
    evaluate: (assignments, draw) => Promise.resolve(truth(assignments) + spec.noise * draw.normal()),
  };
}

function coordinate(problem: string, parameter: string, assignments: Assignments): number {
  const value = assignments[parameter];
  if (typeof value !== 'number') throw new ProblemDataError(`${problem} needs a number for ${parameter}`);
  return value;
}

function valueOf(spec: FunctionSpec): (u: Float64Array) => number {
  if (spec.base === 'hartmann6' || spec.base === 'branin') return ON_THE_CUBE[spec.base];
  const { formula, halfWidth } = SHIFTED[spec.base];
  const { shift, rotation } = spec;
  return (u) => {
    const shifted = u.map((coordinate, i) => (coordinate - shift[i]!) * 2 * halfWidth);
    return formula(rotation ? rotate(rotation, shifted) : shifted);
  };
}

function rotate(rotation: readonly (readonly number[])[], x: Float64Array): Float64Array {
  return x.map((_, row) => x.reduce((total, value, column) => total + rotation[row]![column]! * value, 0));
}
