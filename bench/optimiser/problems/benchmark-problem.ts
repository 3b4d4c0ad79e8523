import type { Rng } from '#numerics';
import type { Assignments, Parameter } from '#search-space';

/** One objective to minimise over one search space. What is maximised in the data is negated on the way in. */
export interface BenchmarkProblem {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The smallest truth that the data's authors know: regret is counted from here. */
  readonly best: number;
  readonly noisy: boolean;
  /** The noiseless value. A promise, because a surrogate's runtime answers with one. */
  truth(assignments: Assignments): Promise<number>;
  /** What a worker would report: one noisy value, drawn from `draw`. */
  evaluate(assignments: Assignments, draw: Rng): Promise<number>;
}

/** A problem by its name, loaded only when it is selected: the tables take time and the surrogates a runtime of their own. */
export interface ListedProblem {
  readonly name: string;
  readonly kind: 'table' | 'surrogate' | 'function';
  readonly load: () => Promise<BenchmarkProblem>;
}
