import type { Points } from '#numerics';
import { VARIANCE_FLOOR } from './constants.ts';
import type { ForestNodes, GrownForest } from './forest-nodes.ts';
import type { ForestTable } from './forest-table.ts';

export type PredictForest = (points: Points, mean: Float64Array, variance: Float64Array | null) => void;

/**
 * Predicts a batch by partitioning it, as the tree was grown, instead of walking every point down by itself: at a node one column and one
 * threshold serve all its points, and the side a point takes is added to a position and not branched on. A walk guesses wrong at every
 * second node; measured, this is three times as fast at 2,000 points.
 *
 * The mean over trees is updated as it goes (Welford), since a difference of sums of squares would lose the small disagreements late in a
 * search; `variance` holds sum v_t + sum (m_t - mean)^2 on the way. Buffers grow to the largest batch and are kept.
 */
export function createForestPredictor(forest: GrownForest, table: ForestTable): PredictForest {
  const { nodes, roots } = forest;
  let values = new Float64Array(0);
  let list = new Int32Array(0);
  let moved = new Int32Array(0);
  let unused = new Float64Array(0);
  const stack: number[] = [];

  return (points, mean, variance) => {
    const { count } = points;
    if (list.length < count) {
      values = new Float64Array(count * table.columns);
      list = new Int32Array(count);
      moved = new Int32Array(count);
      unused = new Float64Array(count);
    }
    transpose(points, table, values);
    for (let i = 0; i < count; i++) list[i] = i;
    const spread = variance ?? unused;
    mean.fill(0, 0, count);
    spread.fill(0, 0, count);
    for (let t = 0; t < roots.length; t++) {
      const share = 1 / (t + 1);
      stack.push(roots[t]!, 0, count);
      while (stack.length > 0) {
        const end = stack.pop()!;
        const start = stack.pop()!;
        const node = stack.pop()!;
        if (nodes.column[node]! < 0) {
          addLeaf(nodes, node, list, start, end, share, mean, spread);
          continue;
        }
        const offset = nodes.column[node]! * count;
        const middle =
          nodes.sign[node] === 0
            ? partitionByLevel(forest, node, values, offset, list, moved, start, end)
            : partitionByThreshold(nodes, node, values, offset, list, moved, start, end);
        const child = nodes.child[node]!;
        if (middle > start) stack.push(child, start, middle);
        if (end > middle) stack.push(child + 1, middle, end);
      }
    }
    for (let i = 0; i < count; i++) spread[i] = Math.max(spread[i]! / roots.length, VARIANCE_FLOOR);
  };
}

/** Column by column, a missing category as the level behind the last. */
function transpose(
  { data, stride, count }: Points,
  { columns, numeric, levels }: ForestTable,
  values: Float64Array,
): void {
  for (let c = 0; c < columns; c++) {
    for (let i = 0; i < count; i++) {
      const value = data[i * stride + c]!;
      values[c * count + i] = c >= numeric && value !== value ? levels[c]! : value;
    }
  }
}

function partitionByThreshold(
  nodes: ForestNodes,
  node: number,
  values: Float64Array,
  offset: number,
  list: Int32Array,
  moved: Int32Array,
  start: number,
  end: number,
): number {
  const sign = nodes.sign[node]!;
  const cut = nodes.cut[node]!;
  let first = start;
  let held = 0;
  for (let k = start; k < end; k++) {
    const point = list[k]!;
    list[first] = point;
    moved[held] = point;
    const goesFirst = +(sign * values[offset + point]! <= cut);
    first += goesFirst;
    held += 1 - goesFirst;
  }
  for (let k = 0; k < held; k++) list[first + k] = moved[k]!;
  return first;
}

function partitionByLevel(
  { nodes, sets }: GrownForest,
  node: number,
  values: Float64Array,
  offset: number,
  list: Int32Array,
  moved: Int32Array,
  start: number,
  end: number,
): number {
  const from = nodes.cut[node]!;
  let first = start;
  let held = 0;
  for (let k = start; k < end; k++) {
    const point = list[k]!;
    const level = values[offset + point]!;
    list[first] = point;
    moved[held] = point;
    const goesFirst = (sets[from + (level >>> 5)]! >>> (level & 31)) & 1;
    first += goesFirst;
    held += 1 - goesFirst;
  }
  for (let k = 0; k < held; k++) list[first + k] = moved[k]!;
  return first;
}

function addLeaf(
  nodes: ForestNodes,
  leaf: number,
  list: Int32Array,
  start: number,
  end: number,
  share: number,
  mean: Float64Array,
  spread: Float64Array,
): void {
  const value = nodes.mean[leaf]!;
  const own = nodes.variance[leaf]!;
  for (let k = start; k < end; k++) {
    const point = list[k]!;
    const before = value - mean[point]!;
    const after = mean[point]! + before * share;
    mean[point] = after;
    spread[point] = spread[point]! + own + before * (value - after);
  }
}
