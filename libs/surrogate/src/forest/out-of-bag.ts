import { exactLog } from '#numerics';
import type { LeaveOneOut } from '../leave-one-out.ts';
import { VARIANCE_FLOOR } from './constants.ts';
import type { GrownForest } from './forest-nodes.ts';
import type { ForestTable } from './forest-table.ts';
import { walkTree } from './walk-tree.ts';

/**
 * Predicts each observation from the trees whose sample did not hold it, about a share 1/e of them: what leave-one-out is to a Gaussian
 * process, for no further fit. An observation that every tree drew (with 100 trees about one in 1e20) has NaN for both moments and does
 * not count in the density; the density is -Infinity if that is so of all.
 */
export function outOfBag(forest: GrownForest, table: ForestTable, inBag: Uint8Array): LeaveOneOut {
  const { nodes, roots } = forest;
  const { rows, columns, values, y } = table;
  const mean = new Float64Array(rows);
  const variance = new Float64Array(rows);
  const point = new Float64Array(columns);
  let logDensity = 0;
  let counted = 0;
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < columns; c++) point[c] = values[c * rows + row]!;
    let trees = 0;
    for (let t = 0; t < roots.length; t++) {
      if (inBag[t * rows + row] === 1) continue;
      const leaf = walkTree(forest, roots[t]!, point, 0, table.levels);
      const before = nodes.mean[leaf]! - mean[row]!;
      trees++;
      mean[row] = mean[row]! + before / trees;
      variance[row] = variance[row]! + nodes.variance[leaf]! + before * (nodes.mean[leaf]! - mean[row]!);
    }
    if (trees === 0) {
      mean[row] = variance[row] = NaN;
      continue;
    }
    variance[row] = Math.max(variance[row]! / trees, VARIANCE_FLOOR);
    const error = y[row]! - mean[row]!;
    logDensity -= 0.5 * (exactLog(2 * Math.PI * variance[row]!) + (error * error) / variance[row]!);
    counted++;
  }
  return { mean, variance, logDensity: counted > 0 ? logDensity / counted : -Infinity };
}
