import type { Assignments, Parameter } from '#search-space';
import type { StudySpec } from '#study';

/** A problem whose answer must keep within limits of what is measured. */
export interface ConstrainedProblem {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly limits: StudySpec['constraints'];
  /** Smallest feasible value known. */
  readonly best: number;
  /** Feasible value that a user would shrug at; regret is shown in units of its distance from the best. */
  readonly plain: number;
  /** The value to minimise, then the limited metrics in the order of the limits. */
  evaluate(assignments: Assignments): readonly number[];
}

/** Gramacy et al. (2016): a plane over the square between a wave and a circle; two of its three local optima are decoys. Feasible: 46 %. */
const gramacy: ConstrainedProblem = {
  name: 'gramacy',
  parameters: [range('x', 0, 1), range('y', 0, 1)],
  limits: limits(2),
  best: 0.5998,
  plain: 1.2,
  evaluate(assignments) {
    const [x, y] = numbers(assignments, ['x', 'y']) as [number, number];
    const wave = 1.5 - x - 2 * y - 0.5 * Math.sin(2 * Math.PI * (x * x - 2 * y));
    return [x + y, wave, x * x + y * y - 1.5];
  },
};

/**
 * Golinski's speed reducer as Eriksson and Poloczek (2021) have it, all seven variables continuous: weight under eleven limits of stress, deflection and
 * proportion, the last five of them told as the worst of three and the worst of two. Feasible: 0.1 %.
 */
const speedReducer: ConstrainedProblem = {
  name: 'speed-reducer',
  parameters: [
    range('width', 2.6, 3.6),
    range('module', 0.7, 0.8),
    range('teeth', 17, 28),
    range('length1', 7.3, 8.3),
    range('length2', 7.3, 8.3),
    range('diameter1', 2.9, 3.9),
    range('diameter2', 5, 5.5),
  ],
  limits: limits(8),
  best: 2994.47,
  plain: 3500,
  evaluate(assignments) {
    const names = ['width', 'module', 'teeth', 'length1', 'length2', 'diameter1', 'diameter2'];
    const [b, m, z, l1, l2, d1, d2] = numbers(assignments, names) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const weight =
      0.7854 * b * m ** 2 * (3.3333 * z ** 2 + 14.9334 * z - 43.0934) -
      1.508 * b * (d1 ** 2 + d2 ** 2) +
      7.4777 * (d1 ** 3 + d2 ** 3) +
      0.7854 * (l1 * d1 ** 2 + l2 * d2 ** 2);
    return [
      weight,
      27 / (b * m ** 2 * z) - 1,
      397.5 / (b * m ** 2 * z ** 2) - 1,
      (1.93 * l1 ** 3) / (m * z * d1 ** 4) - 1,
      (1.93 * l2 ** 3) / (m * z * d2 ** 4) - 1,
      Math.sqrt(((745 * l1) / (m * z)) ** 2 + 16.9e6) / (110 * d1 ** 3) - 1,
      Math.sqrt(((745 * l2) / (m * z)) ** 2 + 157.5e6) / (85 * d2 ** 3) - 1,
      Math.max((m * z) / 40, (5 * m) / b, b / (12 * m)) - 1,
      Math.max((1.5 * d1 + 1.9) / l1, (1.1 * d2 + 1.9) / l2) - 1,
    ];
  },
};

export const CONSTRAINED_PROBLEMS: readonly ConstrainedProblem[] = [gramacy, speedReducer];

function range(name: string, min: number, max: number): Parameter {
  return { name, type: 'float', min, max };
}

function limits(count: number): StudySpec['constraints'] {
  return Array.from({ length: count }, (_, i) => ({ metric: `limit${i + 1}`, max: 0 }));
}

function numbers(assignments: Assignments, names: readonly string[]): readonly number[] {
  return names.map((name) => Number(assignments[name]));
}
