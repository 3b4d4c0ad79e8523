/**
 * The nodes of one tree or of a whole forest, one entry per node in each array, so that a walk reads a few flat arrays and allocates
 * nothing. Trees stand one behind the other, and children are numbered through.
 *
 * | kind     | column | sign | cut                         | goes to the first child if       |
 * | numeric  | c      | 1    | threshold t                 | x_c <= t                         |
 * | numeric  | c      | -1   | -t                          | x_c >= t                         |
 * | category | c      | 0    | first word of its level set | the level is in the set          |
 * | leaf     | -1     |      |                             |                                  |
 *
 * The second child stands right behind the first. A missing number (NaN) fails either comparison and so goes to the second child
 * without a test of its own: which side that is was decided by the sign. The level behind the last of a category is `missing`.
 */
export interface ForestNodes {
  readonly column: Int32Array;
  readonly sign: Int8Array;
  readonly cut: Float64Array;
  /** First child. */
  readonly child: Int32Array;
  /** Of a leaf: mean and variance of its draws. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** A grown forest. */
export interface GrownForest {
  readonly nodes: ForestNodes;
  readonly sets: Uint32Array;
  /** The first node of each tree. */
  readonly roots: Int32Array;
}

/** A forest while it grows. */
export interface Growing {
  readonly nodes: ForestNodes;
  /** Nodes that there are. */
  count: number;
  /** Level sets, 32 levels per word, lowest bit first. */
  readonly sets: number[];
  /** Per column: how much of the squared deviation its splits took away. */
  readonly gains: Float64Array;
}

export function allocateNodes(capacity: number): ForestNodes {
  return {
    column: new Int32Array(capacity),
    sign: new Int8Array(capacity),
    cut: new Float64Array(capacity),
    child: new Int32Array(capacity),
    mean: new Float64Array(capacity),
    variance: new Float64Array(capacity),
  };
}
