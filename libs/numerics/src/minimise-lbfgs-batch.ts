import { lbfgsSteps, type Minimum, type MinimiseOptions } from './lbfgs-steps.ts';

export interface BatchProblem {
  readonly dimension: number;
  /**
   * `points` and `gradients` are count x dimension, row-major; values[i] and the gradient row belong to point i,
   * which is asked for by the search from start number searches[i].
   */
  evaluate(
    points: Float64Array,
    count: number,
    values: Float64Array,
    gradients: Float64Array,
    searches: Int32Array,
  ): void;
}

/**
 * Minimises from many starts in step: each round evaluates the next point of every search still running as one batch,
 * which a Gaussian process answers several times faster than one by one. Results in the order of `starts`, equal to
 * separate searches.
 */
export function minimiseLbfgsBatch(
  problem: BatchProblem,
  starts: readonly Float64Array[],
  options: MinimiseOptions,
): Minimum[] {
  const { dimension } = problem;
  const points = new Float64Array(starts.length * dimension);
  const gradients = new Float64Array(starts.length * dimension);
  const values = new Float64Array(starts.length);
  const asking = new Int32Array(starts.length);
  const searches = starts.map((start, number) => {
    const steps = lbfgsSteps(start, options);
    return { number, steps, state: steps.next(0) };
  });
  for (;;) {
    const running = searches.filter(({ state }) => !state.done);
    if (running.length === 0) break;
    running.forEach(({ number, state }, i) => {
      asking[i] = number;
      if (!state.done) points.set(state.value.x, i * dimension);
    });
    problem.evaluate(points, running.length, values, gradients, asking);
    running.forEach((search, i) => {
      if (search.state.done) return;
      search.state.value.gradient.set(gradients.subarray(i * dimension, (i + 1) * dimension));
      search.state = search.steps.next(values[i]!);
    });
  }
  return searches.map(({ state }) => {
    if (!state.done) throw new Error('unreachable: every search has ended');
    return state.value;
  });
}
