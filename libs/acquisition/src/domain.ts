import type { Rng } from '#numerics';

/**
 * The search space as the optimiser of acquisitions sees it: positions in the unit cube, and what a surrogate sees of them. The
 * strategies build it from a compiled space; this library knows nothing of parameters.
 */
export interface Domain {
  /** Length of a position. */
  readonly dimension: number;
  /** Length of a row of features: `numeric` numeric ones, then category codes. */
  readonly columns: number;
  readonly numeric: number;
  /**
   * Moves a position, in place, to the point of the space that it stands for: fixed coordinates set, discrete ones at the centre of
   * their cell, inactive ones at 1/2. False when that point violates a constraint.
   */
  settle(position: Float64Array): boolean;
  /** Features of a settled position. */
  embed(position: Float64Array, row: Float64Array): void;
  /** Dimensions along which the features of this settled position change smoothly. Each is one numeric column. */
  smooth(position: Float64Array): readonly number[];
  /** The numeric column of a dimension that `smooth` names. */
  column(dimension: number): number;
  /** Dimensions that `exchanges` has values for at some position, ascending. */
  readonly discrete: readonly number[];
  /** Other values worth trying in a discrete dimension of this settled position; empty where there is no choice. */
  exchanges(position: Float64Array, dimension: number): readonly number[];
  /** About so many feasible settled positions, spread over the whole of a constrained domain; null where nothing is constrained. */
  readonly sample: ((count: number, rng: Rng) => readonly Float64Array[]) | null;
  /** Whether the point was tried already or is being tried. */
  taken(position: Float64Array): boolean;
}
