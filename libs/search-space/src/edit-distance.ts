export interface EditDistance {
  /** Exact where it is smaller than the limit, else the limit. */
  readonly distance: number;
  /** Cells of the table that were computed. */
  readonly cells: number;
}

/**
 * Optimal string alignment distance: fewest insertions, deletions, replacements and swaps of neighbours, no part edited twice.
 *
 *   D(i, j)    distance of the first i characters of a from the first j of b
 *   limit      distances from here on are all the same to the caller
 *
 * D(i, j) >= |i - j|, so that only the band |i - j| < limit is computed, 2 limit - 1 cells a row; what both texts begin and end with is left out.
 * O(limit x what is left of the shorter text), given up as soon as two rows leave no hope (a swap reaches back over one).
 */
export function editDistance(a: string, b: string, limit: number): EditDistance {
  const { start, endA, endB } = differingPart(a, b);
  const rows = endA - start;
  const columns = endB - start;
  if (Math.abs(rows - columns) >= limit) return { distance: limit, cells: 0 };
  if (rows === 0 || columns === 0) return { distance: Math.max(rows, columns), cells: 0 };
  // Cell k of row i holds D(i, i + k - reach), or the limit; so does the one past the band.
  const reach = limit - 1;
  const width = 2 * reach + 1;
  let twoBack = new Array<number>(width + 1).fill(limit);
  let previous = twoBack.slice();
  for (let k = reach; k < width; k += 1) previous[k] = k - reach;
  let current = twoBack.slice();
  let hopelessRows = 0;
  let cells = 0;
  for (let i = 1; i <= rows; i += 1) {
    let smallest = limit;
    for (let k = 0; k < width; k += 1) current[k] = limit;
    if (i <= reach) current[reach - i] = i;
    const last = Math.min(width, columns - i + reach + 1);
    for (let k = Math.max(0, reach - i + 1); k < last; k += 1) {
      const atA = start + i - 1;
      const atB = atA + k - reach;
      let distance = previous[k]! + (a.charCodeAt(atA) === b.charCodeAt(atB) ? 0 : 1);
      if (previous[k + 1]! + 1 < distance) distance = previous[k + 1]! + 1;
      if (k > 0 && current[k - 1]! + 1 < distance) distance = current[k - 1]! + 1;
      if (twoBack[k]! + 1 < distance && isSwap(a, b, atA, atB, start)) distance = twoBack[k]! + 1;
      if (distance >= limit) continue;
      current[k] = distance;
      if (distance < smallest) smallest = distance;
    }
    if (i <= reach && i < smallest) smallest = i;
    cells += width;
    hopelessRows = smallest >= limit ? hopelessRows + 1 : 0;
    if (hopelessRows === 2) return { distance: limit, cells };
    [twoBack, previous, current] = [previous, current, twoBack];
  }
  return { distance: previous[columns - rows + reach]!, cells };
}

/** Whether the characters at these places and those before them are the same, the other way round. */
function isSwap(a: string, b: string, atA: number, atB: number, start: number): boolean {
  if (atA <= start || atB <= start) return false;
  return a.charCodeAt(atA) === b.charCodeAt(atB - 1) && a.charCodeAt(atA - 1) === b.charCodeAt(atB);
}

/** Where the texts begin to differ, and in each where the end begins that they have in common. */
function differingPart(a: string, b: string): { start: number; endA: number; endB: number } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  return { start, endA, endB };
}
