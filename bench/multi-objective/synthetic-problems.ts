import type { Parameter } from '#search-space';
import { hypervolumeOf } from './hypervolume-of.ts';
import type { TradeOffProblem } from './trade-off-problem.ts';

/** Points of a true front that its hypervolume is computed from: off by less than 1e-4. */
const FRONT_POINTS = 20_000;
/** Beyond the worst value of the true fronts, which lie in [0, 1], by the customary tenth. */
const REFERENCE = 1.1;

type Curve = (f1: number, g: number) => number;

/**
 * Zitzler, Deb and Thiele (2000) with their 30 variables: f1 = x1, f2 = g h(f1, g), g = 1 + 9 mean(x2 ..), the front at g = 1.
 */
function zdt(name: string, curve: Curve): TradeOffProblem {
  const variables = 30;
  const objectives = minimised(2);
  const reference = [REFERENCE, REFERENCE];
  const front = Array.from({ length: FRONT_POINTS + 1 }, (_, i) => {
    const f1 = i / FRONT_POINTS;
    return [f1, curve(f1, 1)];
  });
  return {
    name,
    parameters: unitParameters(variables),
    objectives,
    reference,
    best: hypervolumeOf({ objectives, reference }, front),
    evaluate(assignments) {
      const x = numbers(assignments, variables);
      const f1 = x[0]!;
      const g = 1 + (9 * x.slice(1).reduce((sum, value) => sum + value, 0)) / (variables - 1);
      return [f1, g * curve(f1, g)];
    },
  };
}

/** Deb, Thiele, Laumanns and Zitzler (2002): three objectives, twelve variables, the front an eighth of the unit sphere. */
function dtlz2(): TradeOffProblem {
  const variables = 12;
  return {
    name: 'dtlz2',
    parameters: unitParameters(variables),
    objectives: minimised(3),
    reference: [REFERENCE, REFERENCE, REFERENCE],
    best: REFERENCE ** 3 - Math.PI / 6,
    evaluate(assignments) {
      const x = numbers(assignments, variables);
      const g = x.slice(2).reduce((sum, value) => sum + (value - 0.5) ** 2, 0);
      const [a, b] = [(x[0]! * Math.PI) / 2, (x[1]! * Math.PI) / 2];
      return [(1 + g) * Math.cos(a) * Math.cos(b), (1 + g) * Math.cos(a) * Math.sin(b), (1 + g) * Math.sin(a)];
    },
  };
}

export const SYNTHETIC_PROBLEMS: readonly TradeOffProblem[] = [
  zdt('zdt1', (f1, g) => 1 - Math.sqrt(f1 / g)),
  zdt('zdt2', (f1, g) => 1 - (f1 / g) ** 2),
  zdt('zdt3', (f1, g) => 1 - Math.sqrt(f1 / g) - (f1 / g) * Math.sin(10 * Math.PI * f1)),
  dtlz2(),
];

function unitParameters(count: number): Parameter[] {
  return Array.from({ length: count }, (_, i) => ({ name: `x${i}`, type: 'float', min: 0, max: 1, scale: 'linear' }));
}

function minimised(count: number): TradeOffProblem['objectives'] {
  return Array.from({ length: count }, (_, j) => ({ metric: `f${j + 1}`, goal: 'minimize' }));
}

function numbers(assignments: Readonly<Record<string, unknown>>, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Number(assignments[`x${i}`]));
}
