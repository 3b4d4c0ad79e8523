import type { BenchmarkProblem } from '../optimiser/problems/benchmark-problem.ts';
import type { Evaluator } from './start-evaluator.ts';

export const FUNCTIONS = 24;
const BOUND = 5;

/** A function of BBOB in one of its instances, shifted and rotated by the number; 0 is its optimum. */
export function bbobProblem(
  evaluator: Evaluator,
  function_: number,
  dimension: number,
  instance: number,
): BenchmarkProblem {
  const names = Array.from({ length: dimension }, (_, i) => `x${i}`);
  const truth: BenchmarkProblem['truth'] = (assignments) =>
    evaluator.gap(
      function_,
      instance,
      names.map((name) => Number(assignments[name])),
    );
  return {
    name: `f${function_}-${dimension}d`,
    parameters: names.map((name) => ({ name, type: 'float', min: -BOUND, max: BOUND })),
    best: 0,
    noisy: false,
    truth,
    evaluate: truth,
  };
}
