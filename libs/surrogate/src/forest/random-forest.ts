import type { Points, Rng } from '#numerics';
import type { LeaveOneOut } from '../leave-one-out.ts';
import type { ForestData } from './forest-data.ts';
import { allocateNodes, type GrownForest, type Growing } from './forest-nodes.ts';
import { FOREST_DEFAULTS, type ForestOptions } from './forest-options.ts';
import { arrangeForestTable } from './forest-table.ts';
import { growTree } from './grow-tree.ts';
import { createForestPredictor } from './forest-predictor.ts';
import { outOfBag } from './out-of-bag.ts';
import { createGrowthScratch, type GrowthScratch } from './split-search.ts';

/** A random forest fitted to data. */
export interface RandomForest {
  readonly trees: number;
  /** Per column: its share of all that the splits took away of the squared deviation. Sums to 1; all 0 if nothing was split. */
  readonly importance: Float64Array;
  /** Mean and variance at points laid out as the data were. `mean` and `variance` take points.count entries. */
  predict(points: Points, mean: Float64Array, variance: Float64Array | null): void;
  /** Each observation predicted by the trees that did not draw it. */
  outOfBag(): LeaveOneOut;
}

/**
 * Fits a random forest (Breiman 2001) as a surrogate for mixed and deeply conditional spaces, in the manner of SMAC (Hutter, Hoos and
 * Leyton-Brown 2011) and mlr3mbo.
 *
 * | symbol     | meaning                                                        |
 * | T          | number of trees                                                |
 * | m_t, v_t   | mean and variance of the leaf of tree t that a point falls in  |
 *
 *   mean(p) = (1/T) sum m_t,   variance(p) = (1/T) sum v_t + (1/T) sum (m_t - mean)^2
 *
 * by the law of total variance: what the leaves leave unexplained, and how far the trees disagree. The infinitesimal jackknife, the
 * usual variance of a forest, measures only how uncertain the mean is, is negative at small T, and ignores noise.
 *
 * Every tree has a random stream of its own, so that how one is grown moves no other.
 * Cost T n log n (columns + numeric) to fit, T log n per point to predict.
 */
export function fitRandomForest(data: ForestData, rng: Rng, given: Partial<ForestOptions> = {}): RandomForest {
  const options = { ...FOREST_DEFAULTS, ...given };
  const table = arrangeForestTable(data);
  const scratch = createGrowthScratch(table);
  const draws = Math.min(table.rows, options.largestSample);
  const inBag = new Uint8Array(options.trees * table.rows);
  const roots = new Int32Array(options.trees);
  const growing: Growing = {
    nodes: allocateNodes(options.trees * mostNodes(draws, options.smallestLeaf)),
    count: 0,
    sets: [],
    gains: new Float64Array(table.columns),
  };
  for (let t = 0; t < options.trees; t++) {
    const stream = rng.fork(t);
    drawSample(scratch, draws, stream, inBag.subarray(t * table.rows, (t + 1) * table.rows));
    roots[t] = growing.count;
    growTree(scratch, options, stream, growing);
  }
  const forest: GrownForest = { nodes: growing.nodes, sets: Uint32Array.from(growing.sets), roots };
  return {
    trees: options.trees,
    importance: shares(growing.gains),
    predict: createForestPredictor(forest, table),
    outOfBag: () => outOfBag(forest, table, inBag),
  };
}

/** A binary tree has one inner node less than leaves. */
function mostNodes(draws: number, smallestLeaf: number): number {
  return Math.max(1, 2 * Math.floor(draws / smallestLeaf) - 1);
}

/** With replacement. */
function drawSample({ table, weight, weighted }: GrowthScratch, draws: number, rng: Rng, drawn: Uint8Array): void {
  weight.fill(0);
  for (let k = 0; k < draws; k++) weight[rng.int(table.rows)]! += 1;
  for (let row = 0; row < table.rows; row++) {
    weighted[row] = weight[row]! * table.y[row]!;
    drawn[row] = +(weight[row]! > 0);
  }
}

function shares(gains: Float64Array): Float64Array {
  const total = gains.reduce((a, b) => a + b, 0);
  return total > 0 ? gains.map((gain) => gain / total) : gains;
}
