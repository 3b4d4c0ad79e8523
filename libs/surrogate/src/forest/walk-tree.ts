import type { GrownForest } from './forest-nodes.ts';

/** The leaf that a row of features falls in. `levels` per column, as in the table: a missing category is the level behind the last. */
export function walkTree(
  { nodes, sets }: GrownForest,
  root: number,
  data: Float64Array,
  offset: number,
  levels: Int32Array,
): number {
  const { column, sign, cut, child } = nodes;
  let node = root;
  for (let c = column[node]!; c >= 0; c = column[node]!) {
    const value = data[offset + c]!;
    const direction = sign[node]!;
    let second: number;
    if (direction !== 0) second = direction * value <= cut[node]! ? 0 : 1;
    else {
      const level = value === value ? value : levels[c]!;
      second = 1 - ((sets[cut[node]! + (level >>> 5)]! >>> (level & 31)) & 1);
    }
    node = child[node]! + second;
  }
  return node;
}
