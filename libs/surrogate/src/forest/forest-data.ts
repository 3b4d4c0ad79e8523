import type { Points } from '#numerics';

/** What a random forest is fitted to. Nothing is kept of the arrays: they may live in an arena and be released after the fit. */
export interface ForestData {
  /** n points: `numeric` numeric columns, then category codes. NaN in either: the parameter is inactive at that point. */
  readonly x: Points;
  readonly columns: number;
  readonly numeric: number;
  /** Number of codes of each category column, columns - numeric entries. Codes are 0 .. levels - 1. */
  readonly levels: readonly number[];
  /** n finite outputs, standardised, larger is better. */
  readonly y: Float64Array;
}
