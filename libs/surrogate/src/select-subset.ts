import { SUBSET_BEST, SUBSET_NEAREST, SUBSET_RECENT } from './constants.ts';

/**
 * Which observations stand for all of them when there are too many for an exact fit: the 150 best, the 150 most recent, and of the
 * rest the 300 nearest to the incumbent under the current length-scales. Indices ascending. O(n log n).
 *
 * Local on purpose: past a thousand trials the search has settled, and a model that is exact where it will be asked beats a sparse
 * one that is vague everywhere.
 */
export function selectSubset(y: Float64Array, distanceToBest: Float64Array): Int32Array {
  const n = y.length;
  const chosen = new Set<number>();
  for (let i = Math.max(0, n - SUBSET_RECENT); i < n; i++) chosen.add(i);
  takeSmallest(
    chosen,
    SUBSET_BEST,
    y.map((value) => -value),
  );
  takeSmallest(chosen, SUBSET_NEAREST, distanceToBest);
  return Int32Array.from(chosen).sort();
}

function takeSmallest(chosen: Set<number>, count: number, keys: Float64Array): void {
  const rest = Array.from(keys.keys()).filter((i) => !chosen.has(i));
  rest.sort((a, b) => keys[a]! - keys[b]! || a - b);
  for (const i of rest.slice(0, count)) chosen.add(i);
}
