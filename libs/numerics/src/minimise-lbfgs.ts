import { lbfgsSteps, type Minimum, type MinimiseOptions } from './lbfgs-steps.ts';

export interface SmoothProblem {
  readonly dimension: number;
  /** Writes the gradient and returns the value; NaN or an infinity says "not here". */
  evaluate(x: Float64Array, gradient: Float64Array): number;
}

/** Minimises one function from one start; see lbfgsSteps for the method. */
export function minimiseLbfgs(problem: SmoothProblem, start: Float64Array, options: MinimiseOptions): Minimum {
  const steps = lbfgsSteps(start, options);
  let state = steps.next(0);
  while (!state.done) state = steps.next(problem.evaluate(state.value.x, state.value.gradient));
  return state.value;
}
