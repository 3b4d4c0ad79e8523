import type { Space } from '#search-space';
import { FIRST_STEP_SIZE } from './constants.ts';
import { covarianceFormOf } from './covariance-form-of.ts';

/**
 * The search distribution of one generation. Numeric parameters: x = m + sigma S A z, z ~ N(0, I). Categories: independent chances.
 *
 * | symbol   | here            | shape  | meaning                                                         |
 * | n        | numeric.length  |        | numeric parameters of more than one value                        |
 * | m        | mean            | n      | in the unit cube                                                 |
 * | sigma    | stepSize        |        |                                                                  |
 * | C, A     | covariance, factor | n x n, or n | C = A A'; A lower, or the diagonals alone (covariance-form-of.ts) |
 * | S        | widening        | n      | diagonal; keeps the next level of integers in reach (margin.ts)  |
 * | p_sigma  | sigmaPath       | n      | evolution path of the step size, in the coordinates of z         |
 * | p_c      | covariancePath  | n      | evolution path of the covariance                                 |
 * | theta_k  | chances         | L_k    | chances of the values of categorical parameter k                 |
 */
export interface Distribution {
  readonly numeric: readonly number[];
  readonly categorical: readonly number[];
  readonly mean: Float64Array;
  readonly stepSize: number;
  readonly covariance: Float64Array;
  readonly factor: Float64Array;
  readonly widening: Float64Array;
  readonly sigmaPath: Float64Array;
  readonly covariancePath: Float64Array;
  readonly chances: readonly Float64Array[];
  readonly population: number;
  /** Generations since the last restart. */
  readonly generation: number;
  readonly restarts: number;
  /** Best score of each generation since the restart, newest last, at most as many as the test for flatness needs (flat-span.ts). */
  readonly bestScores: readonly number[];
}

/** An isotropic distribution around a point of the unit cube, and even chances. */
export function startDistribution(
  space: Space,
  centre: Float64Array,
  population: number,
  restarts: number,
): Distribution {
  const varying = space.codecs.flatMap(({ levels }, index) => (levels > 1 ? [index] : []));
  const numeric = varying.filter((index) => !space.codecs[index]!.categorical);
  const categorical = varying.filter((index) => space.codecs[index]!.categorical);
  const n = numeric.length;
  return {
    numeric,
    categorical,
    mean: Float64Array.from(numeric, (index) => centre[index]!),
    stepSize: FIRST_STEP_SIZE,
    covariance: covarianceFormOf(n).identity(n),
    factor: covarianceFormOf(n).identity(n),
    widening: new Float64Array(n).fill(1),
    sigmaPath: new Float64Array(n),
    covariancePath: new Float64Array(n),
    chances: categorical.map((index) => {
      const { levels } = space.codecs[index]!;
      return new Float64Array(levels).fill(1 / levels);
    }),
    population,
    generation: 0,
    restarts,
    bestScores: [],
  };
}

/** Standard deviation of numeric parameter `i`: sigma S_i sqrt(C_ii). */
export function deviation({ stepSize, widening, covariance, mean }: Distribution, i: number): number {
  const n = mean.length;
  return stepSize * widening[i]! * Math.sqrt(covarianceFormOf(n).diagonalEntry(covariance, n, i));
}
