/** Experts' beliefs about features. */
export interface ExpertPrior {
  readonly columns: readonly ColumnPrior[];
  /** beta / n: what a unit of log belief is worth in units of log acquisition. */
  readonly strength: number;
}

/** A normal belief about one numeric feature. */
export interface ColumnPrior {
  readonly column: number;
  readonly mean: number;
  readonly deviation: number;
  /** Whether a row of features has this one at all: an inactive parameter's says nothing. */
  applies(row: Float64Array): boolean;
}
