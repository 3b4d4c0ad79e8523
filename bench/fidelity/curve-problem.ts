import type { Assignments, Parameter } from '#search-space';

/** A training to be searched: minimise what it comes to at its last step. */
export interface CurveProblem {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly steps: number;
  /** What is reported after each step, from the first to the last. */
  curve(assignments: Assignments): Promise<readonly number[]>;
  /** 0 for the best known value of a full run, 1 for the mean of random configurations. */
  normalise(value: number): number;
}
