import { createRng, exactExp } from '#numerics';
import { compileSpace, sampleMany, type Assignments, type Parameter } from '#search-space';
import type { CurveProblem } from './curve-problem.ts';

const STEPS = 27;
const PARAMETERS: readonly Parameter[] = ['a', 'b', 'c', 'd'].map((name): Parameter => ({
  name,
  type: 'float',
  min: 0,
  max: 1,
}));
/** Where the best is. */
const OPTIMUM: Readonly<Record<string, number>> = { a: 0.7, b: 0.35, c: 0.6, d: 0.2 };

/**
 * Low fidelities that mislead: what a curve falls to is a bowl in the parameters, and the lower it will fall the more slowly it does, with a pace
 * such that the best configurations stand among the worst for the first third of a run.
 */
export function crossingProblem(): CurveProblem {
  const curveOf = (assignments: Assignments): readonly number[] => {
    const limit = PARAMETERS.reduce(
      (sum, { name }) => sum + (Number(assignments[name]) - (OPTIMUM[name] ?? 0)) ** 2,
      0,
    );
    const pace = 1 + 8 / (1 + 4 * limit);
    return Array.from({ length: STEPS }, (_, i) => limit + 2 * exactExp(-(i + 1) / pace));
  };
  const full = (assignments: Assignments): number => curveOf(assignments).at(-1)!;
  const sample = sampleMany(compileSpace({ parameters: [...PARAMETERS] }), createRng('crossing'), 1000);
  const mean = sample.reduce((sum, assignments) => sum + full(assignments) / sample.length, 0);
  const best = full(OPTIMUM);
  return {
    name: 'crossing-4d',
    parameters: PARAMETERS,
    steps: STEPS,
    curve: (assignments) => Promise.resolve(curveOf(assignments)),
    normalise: (value) => (value - best) / (mean - best),
  };
}
