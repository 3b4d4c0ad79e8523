/**
 * Indices of the `most` largest of keys[0 .. count), largest first and of equal ones the earlier, that are above `floor` and not marked in `skipped`. NaN is
 * above nothing; nothing is below -Infinity. A heap would save little: the keys that survive the first pass are sorted as they are.
 */
export function largestFirst(
  keys: Float64Array,
  count: number,
  most: number,
  floor: number,
  skipped: Uint8Array | null,
): readonly number[] {
  const lowest = floor === -Infinity ? -Infinity : NaN;
  if (most === 1) return largest(keys, count, floor, skipped);
  const above: number[] = [];
  for (let i = 0; i < count; i++) if ((keys[i]! > floor || keys[i] === lowest) && skipped?.[i] !== 1) above.push(i);
  return above.sort((a, b) => keys[b]! - keys[a]! || a - b).slice(0, most);
}

function largest(keys: Float64Array, count: number, floor: number, skipped: Uint8Array | null): readonly number[] {
  let best = -1;
  let held = floor;
  for (let i = 0; i < count; i++) {
    const better = keys[i]! > held || (best === -1 && held === -Infinity && keys[i] === held);
    if (!better || skipped?.[i] === 1) continue;
    best = i;
    held = keys[i]!;
  }
  return best === -1 ? [] : [best];
}
