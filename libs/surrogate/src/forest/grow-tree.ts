import type { Rng } from '#numerics';
import { PARENT_DRAWS, PURITY } from './constants.ts';
import type { ForestNodes, Growing } from './forest-nodes.ts';
import type { ForestOptions } from './forest-options.ts';
import { searchCategorySplit } from './search-category-split.ts';
import { searchNumericSplit } from './search-numeric-split.ts';
import type { GrowthScratch, NodeSums } from './split-search.ts';

/**
 * Grows one regression tree on the rows with positive weight, each split the least squares one among a random share of the columns.
 *
 * A threshold is drawn uniformly between the two neighbouring values and not put in their middle: the mean over the trees then runs
 * linearly from one observation to the next, and the trees disagree most halfway, where least is known (Hutter, Xu, Hoos and
 * Leyton-Brown 2014, 4.3.2). For the same reason levels that the node has not met, and missing values where none was, go to a side
 * drawn by chance.
 *
 * Rows stay sorted by every numeric column in the ranges of their nodes: splitting partitions each sorted list in order, so nothing is
 * sorted again. Cost (numeric + columns tried) * rows per level of the tree.
 */
export function growTree(scratch: GrowthScratch, options: ForestOptions, rng: Rng, forest: Growing): void {
  const { table, best, columns } = scratch;
  const { nodes, gains } = forest;
  const drawn = fillOrder(scratch);
  const skipped = table.columns - Math.max(1, Math.floor(options.featureShare * table.columns));
  for (let c = 0; c < table.columns; c++) columns[c] = c;
  const root = forest.count++;
  nodes.variance[root] = varianceOf(sumNode(scratch, 0, drawn));
  const stack = [root, 0, drawn];
  while (stack.length > 0) {
    const end = stack.pop() as number;
    const start = stack.pop() as number;
    const index = stack.pop() as number;
    const node = sumNode(scratch, start, end);
    if (!findSplit(scratch, node, options, rng, skipped)) {
      makeLeaf(node, nodes, index);
      continue;
    }
    gains[best.column] = gains[best.column]! + best.score / node.weight;
    nodes.column[index] = best.column;
    if (best.column < table.numeric) drawThreshold(scratch, node, nodes, index, rng);
    else drawLevelSet(scratch, node, nodes, index, forest.sets, rng);
    const rest = node.weight - best.firstWeight;
    const bothEnd = best.firstWeight < options.smallestSplit && rest < options.smallestSplit;
    const middle = partition(scratch, node, bothEnd);
    const child = forest.count;
    nodes.child[index] = child;
    nodes.variance[child] = nodes.variance[child + 1] = varianceOf(node);
    stack.push(child + 1, middle, end, child, start, middle);
    forest.count += 2;
  }
}

/** Lists the drawn rows, and puts each numeric column's in order. Returns their number. */
function fillOrder({ table, weight, order }: GrowthScratch): number {
  const { rows, numeric, sorted } = table;
  const list = numeric * rows;
  let drawn = 0;
  for (let row = 0; row < rows; row++) {
    order[list + drawn] = row;
    drawn += +(weight[row]! > 0);
  }
  for (let c = 0; c < list; c += rows) {
    let k = c;
    // Stops at the last drawn one, since what is written in vain must not reach the next list.
    for (let i = c; k < c + drawn; i++) {
      const row = sorted[i]!;
      order[k] = row;
      k += +(weight[row]! > 0);
    }
  }
  return drawn;
}

function sumNode({ table, order, weight, weighted }: GrowthScratch, start: number, end: number): NodeSums {
  const list = table.numeric * table.rows;
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let k = start; k < end; k++) {
    const row = order[list + k]!;
    total += weight[row]!;
    sum += weighted[row]!;
    squares += weighted[row]! * table.y[row]!;
  }
  return { start, end, weight: total, sum, squares };
}

/** A difference of sums is exact enough for standardised outputs: to 1e-15 or so, and no variance below 1e-6 is believed. */
function varianceOf({ weight, sum, squares }: NodeSums): number {
  const mean = sum / weight;
  return Math.max(0, squares / weight - mean * mean);
}

function isPure({ table, order }: GrowthScratch, { start, end }: NodeSums): boolean {
  const list = table.numeric * table.rows;
  const some = table.y[order[list + start]!]!;
  for (let k = start + 1; k < end; k++) if (Math.abs(table.y[order[list + k]!]! - some) > PURITY) return false;
  return true;
}

/** Searches a random share of the columns, and the others only until one can be split at all if none of the share can. */
function findSplit(scratch: GrowthScratch, node: NodeSums, options: ForestOptions, rng: Rng, skipped: number): boolean {
  if (node.weight < options.smallestSplit || isPure(scratch, node)) return false;
  const { best, table, columns } = scratch;
  best.column = -1;
  best.score = 0;
  for (let i = 0; i < skipped; i++) {
    const j = i + rng.int(columns.length - i);
    const held = columns[i]!;
    columns[i] = columns[j]!;
    columns[j] = held;
  }
  const search = (column: number): boolean =>
    column < table.numeric
      ? searchNumericSplit(scratch, column, node, options.smallestLeaf)
      : searchCategorySplit(scratch, column, node, options.smallestLeaf);
  let splittable = false;
  for (let i = skipped; i < columns.length; i++) if (search(columns[i]!)) splittable = true;
  for (let i = 0; i < skipped && !splittable; i++) splittable = search(columns[i]!);
  return best.column >= 0;
}

/**
 * A leaf of a few draws says little about its own variance, and nothing when they are one and the same observation, so the parent's
 * variance, which its entry holds until now, counts as `PARENT_DRAWS` draws more.
 */
function makeLeaf(node: NodeSums, nodes: ForestNodes, index: number): void {
  nodes.column[index] = -1;
  nodes.mean[index] = node.sum / node.weight;
  const own = varianceOf(node) * node.weight;
  nodes.variance[index] = (own + PARENT_DRAWS * nodes.variance[index]!) / (node.weight + PARENT_DRAWS);
}

function drawThreshold(scratch: GrowthScratch, node: NodeSums, nodes: ForestNodes, index: number, rng: Rng): void {
  const { best, side, order, table } = scratch;
  const { below, above } = best;
  const u = rng.next();
  const drawn = below === above ? below : below + u * (above - below);
  const threshold = drawn < above ? drawn : below;
  const reversed = best.missingSeen ? best.reversed : rng.next() < 0.5;
  if (reversed !== best.reversed) best.firstWeight = node.weight - best.firstWeight;
  nodes.sign[index] = reversed ? -1 : 1;
  // x >= t must not hold for the lower neighbour, whose value t may be: the next larger threshold is the upper neighbour itself.
  const bound = reversed && threshold === below ? above : threshold;
  nodes.cut[index] = reversed ? -bound : bound;
  const sign = nodes.sign[index];
  const cut = nodes.cut[index];
  const offset = best.column * table.rows;
  for (let k = node.start; k < node.end; k++) {
    const row = order[offset + k]!;
    side[row] = +(sign * table.values[offset + row]! <= cut);
  }
}

function drawLevelSet(
  scratch: GrowthScratch,
  node: NodeSums,
  nodes: ForestNodes,
  index: number,
  sets: number[],
  rng: Rng,
): void {
  const { best, side, order, table } = scratch;
  const from = sets.length;
  for (let word = 0; word * 32 <= table.levels[best.column]!; word++) sets.push(rng.bits());
  for (let k = 0; k < best.levelCount; k++) {
    const level = best.levels[k]!;
    const word = from + (level >>> 5);
    const bit = 1 << (level & 31);
    sets[word] = (k < best.firstLevels ? sets[word]! | bit : sets[word]! & ~bit) >>> 0;
  }
  nodes.cut[index] = from;
  const list = table.numeric * table.rows;
  const offset = best.column * table.rows;
  for (let k = node.start; k < node.end; k++) {
    const row = order[list + k]!;
    const level = table.values[offset + row]!;
    side[row] = (sets[from + (level >>> 5)]! >>> (level & 31)) & 1;
  }
}

/**
 * Moves the rows of the first side to the front of the node's range, in every list, in order. Returns where the second begins. Each row is
 * written to both places and kept in one: which side it takes is a coin toss to the processor, and a wrongly guessed branch costs more.
 */
function partition({ table, order, side, moved }: GrowthScratch, node: NodeSums, listOnly: boolean): number {
  const { rows, numeric } = table;
  let middle = node.start;
  for (let c = listOnly ? numeric : 0; c <= numeric; c++) {
    const offset = c * rows;
    let first = offset + node.start;
    let held = 0;
    for (let k = offset + node.start; k < offset + node.end; k++) {
      const row = order[k]!;
      const goesFirst = side[row]!;
      order[first] = row;
      moved[held] = row;
      first += goesFirst;
      held += 1 - goesFirst;
    }
    middle = first - offset;
    for (let k = 0; k < held; k++) order[first + k] = moved[k]!;
  }
  return middle;
}
