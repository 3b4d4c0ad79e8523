import type { BestSplit, GrowthScratch, NodeSums } from './split-search.ts';

/**
 * Tries every threshold of a numeric column, and lets missing values take either side of each or a side of their own (missing
 * incorporated in attributes: Twala, Jones and Hand 2008). A value that is missing because its parent has another value is thus
 * information and not a gap: filling it with a mean or a constant would make inactive points neighbours of active ones that happen
 * to hold that value.
 *
 * One pass over the node's rows, which are sorted already, without a division until a better split turns up. Returns whether the column can be split at all.
 */
export function searchNumericSplit(
  scratch: GrowthScratch,
  column: number,
  node: NodeSums,
  smallestLeaf: number,
): boolean {
  const { order, weight, weighted, best, table } = scratch;
  const { values } = table;
  const offset = column * table.rows;
  const { start, end, weight: total, sum } = node;
  let missingWeight = 0;
  let missingSum = 0;
  let present = end;
  while (present > start) {
    const row = order[offset + present - 1]!;
    const value = values[offset + row]!;
    if (value === value) break;
    missingWeight += weight[row]!;
    missingSum += weighted[row]!;
    present--;
  }
  if (present === start) return false;
  let previous = values[offset + order[offset + start]!]!;
  const last = values[offset + order[offset + present - 1]!]!;
  if (missingWeight === 0 && previous === last) return false;

  let splittable = false;
  if (missingWeight >= smallestLeaf && total - missingWeight >= smallestLeaf) {
    splittable = true;
    const apart = missingSum * total - missingWeight * sum;
    const score = (apart * apart) / (missingWeight * (total - missingWeight));
    if (score > best.score) keep(best, score, column, total - missingWeight, Infinity, Infinity, false, true);
  }
  if (previous === last) return splittable;

  let least = best.score;
  let left = 0;
  let leftSum = 0;
  for (let k = start; k < present; k++) {
    const row = order[offset + k]!;
    const value = values[offset + row]!;
    if (value > previous) {
      const right = total - left;
      if (left >= smallestLeaf && right >= smallestLeaf) {
        splittable = true;
        const apart = leftSum * total - left * sum;
        const product = left * right;
        if (apart * apart > least * product) {
          least = (apart * apart) / product;
          keep(best, least, column, left, previous, value, false, missingWeight > 0);
        }
      }
      if (missingWeight > 0) {
        const upper = right - missingWeight;
        if (total - upper >= smallestLeaf && upper >= smallestLeaf) {
          splittable = true;
          const apart = (sum - leftSum - missingSum) * total - upper * sum;
          const product = upper * (total - upper);
          if (apart * apart > least * product) {
            least = (apart * apart) / product;
            keep(best, least, column, upper, previous, value, true, true);
          }
        }
      }
      previous = value;
    }
    left += weight[row]!;
    leftSum += weighted[row]!;
  }
  return splittable;
}

function keep(
  best: BestSplit,
  score: number,
  column: number,
  firstWeight: number,
  below: number,
  above: number,
  reversed: boolean,
  missingSeen: boolean,
): void {
  best.score = score;
  best.column = column;
  best.firstWeight = firstWeight;
  best.below = below;
  best.above = above;
  best.reversed = reversed;
  best.missingSeen = missingSeen;
}
