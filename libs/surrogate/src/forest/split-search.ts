import type { ForestTable } from './forest-table.ts';

/**
 * The best split found so far at a node.
 *
 * | symbol   | meaning                                                             |
 * | W, S     | sum of weights and of weighted outputs of the node                  |
 * | W1, S1   | those of the first side                                             |
 * | score    | (S1 W - W1 S)^2 / (W1 (W - W1))                                     |
 *
 * score / W is by how much the sum of squared deviations within the two sides is smaller than that within the node, so the largest score
 * is the least squares split. The usual S1^2 / W1 + S2^2 / W2 has the same maximum, but loses it to rounding where outputs are large
 * against their differences.
 */
export interface BestSplit {
  score: number;
  column: number;
  /** Weight of the first side. */
  firstWeight: number;
  /** Numeric: the neighbouring values that the threshold falls between; below = above = Infinity when only presence counts. */
  below: number;
  above: number;
  /** Numeric: the first side is the one above the threshold, because missing values go with those below. */
  reversed: boolean;
  /** Numeric: some values were missing, so that their side is known. */
  missingSeen: boolean;
  /** Category: the levels met, by ascending mean, of which the first `firstLevels` are the first side. */
  readonly levels: Int32Array;
  levelCount: number;
  firstLevels: number;
}

/** What growing a tree reads and writes; one per forest, reused by every tree and node. */
export interface GrowthScratch {
  readonly table: ForestTable;
  /** Per row: how often it was drawn, and that times its output. */
  readonly weight: Float64Array;
  readonly weighted: Float64Array;
  /** (numeric + 1) x rows: each node's drawn rows in a contiguous range, per numeric column by value, and once in any order. */
  readonly order: Int32Array;
  readonly best: BestSplit;
  /** Per level: sums while a category column is searched, all 0 in between. */
  readonly levelWeight: Float64Array;
  readonly levelSum: Float64Array;
  readonly levelMean: Float64Array;
  readonly levelsMet: Int32Array;
  /** Per row: whether it goes to the first side of the split being made. */
  readonly side: Uint8Array;
  readonly moved: Int32Array;
  /** The columns, those to be left out of a split's search first. */
  readonly columns: Int32Array;
}

export function createGrowthScratch(table: ForestTable): GrowthScratch {
  const { rows, numeric } = table;
  const most = 1 + table.levels.reduce((a, b) => Math.max(a, b), 0);
  return {
    table,
    weight: new Float64Array(rows),
    weighted: new Float64Array(rows),
    order: new Int32Array((numeric + 1) * rows),
    best: {
      score: 0,
      column: -1,
      firstWeight: 0,
      below: 0,
      above: 0,
      reversed: false,
      missingSeen: false,
      levels: new Int32Array(most),
      levelCount: 0,
      firstLevels: 0,
    },
    levelWeight: new Float64Array(most),
    levelSum: new Float64Array(most),
    levelMean: new Float64Array(most),
    levelsMet: new Int32Array(most),
    side: new Uint8Array(rows),
    moved: new Int32Array(rows),
    columns: new Int32Array(table.columns),
  };
}

/** A node's range in `order`, and its sums. */
export interface NodeSums {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly sum: number;
  /** Sum of weighted squared outputs. */
  readonly squares: number;
}
