import { INSERTION_LIMIT } from './constants.ts';
import type { GrowthScratch, NodeSums } from './split-search.ts';

/**
 * The best division of a category's levels into two sets. With k levels there are 2^(k-1) - 1 of them, but for squared error the best
 * one is always a cut of the levels sorted by their mean output (Fisher 1958; Breiman et al. 1984, 4.2.2), so k - 1 are tried.
 * `missing` is a level like any other. Cost m + k log k for m rows that meet k levels, whatever the number of levels that exist.
 * Returns whether the column can be split at all.
 */
export function searchCategorySplit(
  scratch: GrowthScratch,
  column: number,
  node: NodeSums,
  smallestLeaf: number,
): boolean {
  const { best, levelWeight, levelSum, levelsMet } = scratch;
  const met = sumLevels(scratch, column, node);
  let splittable = false;
  if (met > 1) {
    sortByMean(scratch, met);
    let first = 0;
    let firstSum = 0;
    for (let k = 1; k < met; k++) {
      first += levelWeight[levelsMet[k - 1]!]!;
      firstSum += levelSum[levelsMet[k - 1]!]!;
      const second = node.weight - first;
      if (first < smallestLeaf || second < smallestLeaf) continue;
      splittable = true;
      const apart = firstSum * node.weight - first * node.sum;
      const score = (apart * apart) / (first * second);
      if (score <= best.score) continue;
      best.score = score;
      best.column = column;
      best.firstWeight = first;
      best.firstLevels = k;
      best.levelCount = 0;
    }
    if (best.column === column && best.levelCount === 0) {
      for (let k = 0; k < met; k++) best.levels[k] = levelsMet[k]!;
      best.levelCount = met;
    }
  }
  for (let k = 0; k < met; k++) levelWeight[levelsMet[k]!] = levelSum[levelsMet[k]!] = 0;
  return splittable;
}

function sumLevels(scratch: GrowthScratch, column: number, { start, end }: NodeSums): number {
  const { order, weight, weighted, levelWeight, levelSum, levelsMet, table } = scratch;
  const list = table.numeric * table.rows;
  const offset = column * table.rows;
  let met = 0;
  for (let k = start; k < end; k++) {
    const row = order[list + k]!;
    const level = table.values[offset + row]!;
    if (levelWeight[level] === 0) levelsMet[met++] = level;
    levelWeight[level] = levelWeight[level]! + weight[row]!;
    levelSum[level] = levelSum[level]! + weighted[row]!;
  }
  return met;
}

/** Ascending mean, equal means by level. */
function sortByMean({ levelMean, levelSum, levelWeight, levelsMet }: GrowthScratch, met: number): void {
  for (let k = 0; k < met; k++) levelMean[levelsMet[k]!] = levelSum[levelsMet[k]!]! / levelWeight[levelsMet[k]!]!;
  if (met > INSERTION_LIMIT) {
    levelsMet.subarray(0, met).sort((a, b) => levelMean[a]! - levelMean[b]! || a - b);
    return;
  }
  for (let k = 1; k < met; k++) {
    const level = levelsMet[k]!;
    const mean = levelMean[level]!;
    let j = k - 1;
    for (; j >= 0; j--) {
      const other = levelsMet[j]!;
      if (levelMean[other]! < mean || (levelMean[other] === mean && other < level)) break;
      levelsMet[j + 1] = other;
    }
    levelsMet[j + 1] = level;
  }
}
