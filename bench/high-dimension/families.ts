import { ackley, ellipsoid, griewank, levy, rastrigin, rosenbrock } from '../optimiser/problems/test-functions.ts';

/** A test function for any number of dimensions, smallest value 0 at the origin. */
export interface Family {
  readonly name: string;
  readonly formula: (z: Float64Array) => number;
  /** The unit cube, once shifted, covers [-halfWidth, halfWidth] around an optimum in the middle. */
  readonly halfWidth: number;
  readonly rotated: boolean;
  /** `dev`: what constants were chosen on; `test`: looked at when they were. */
  readonly group: 'dev' | 'test';
}

/** Coordinates that `sphere-active` depends on; all others mean nothing. */
const ACTIVE = 8;

/** Where sum x^4 - 16 x^2 + 5 x is smallest, in each coordinate, and the value there. */
const STYBLINSKI_AT = -2.9035340277711771;
const STYBLINSKI_VALUE = -78.332331407542831;

function sphereOfFew(z: Float64Array): number {
  return z.subarray(0, ACTIVE).reduce((sum, value) => sum + value * value, 0);
}

/** 1/2 sum x^4 - 16 x^2 + 5 x with x = z - 2.9035, lifted to 0. */
function styblinskiTang(z: Float64Array): number {
  return z.reduce((sum, value) => {
    const x = value + STYBLINSKI_AT;
    return sum + (x ** 4 - 16 * x * x + 5 * x - STYBLINSKI_VALUE) / 2;
  }, 0);
}

const family = (
  name: string,
  formula: Family['formula'],
  halfWidth: number,
  form: 'axes' | 'rotated',
  group: Family['group'],
): Family => ({ name, formula, halfWidth, rotated: form === 'rotated', group });

export const FAMILIES: readonly Family[] = [
  family('ackley', ackley, 32, 'axes', 'dev'),
  family('rastrigin', rastrigin, 5.12, 'axes', 'dev'),
  family('levy', levy, 10, 'axes', 'dev'),
  family('rosenbrock', rosenbrock, 5, 'axes', 'dev'),
  family('ellipsoid-rotated', ellipsoid, 5, 'rotated', 'dev'),
  family('sphere-active', sphereOfFew, 5, 'axes', 'dev'),
  family('ackley-rotated', ackley, 32, 'rotated', 'test'),
  family('griewank-rotated', griewank, 60, 'rotated', 'test'),
  family('styblinski-tang', styblinskiTang, 5, 'axes', 'test'),
  family('levy-rotated', levy, 10, 'rotated', 'test'),
  family('ellipsoid', ellipsoid, 5, 'axes', 'test'),
  family('rosenbrock-rotated', rosenbrock, 5, 'rotated', 'test'),
];
