import { paretoFront } from './pareto-front.ts';

/**
 * Volume of the region between a reference point and a set of points, exactly; larger is better in every objective. Points that do not
 * beat the reference in every objective add nothing.
 *
 * | m   | method                                                                     | cost for a front of n        |
 * | 1   | the best                                                                   | n                            |
 * | 2   | sweep over the first objective                                             | n log n                      |
 * | 3   | slices along the last objective; the area of each is kept as a staircase   | n log n + n * steps moved    |
 * | > 3 | slices along the last objective, each the volume of its points in m - 1    | n times that of m - 1        |
 *
 * Slicing (While et al. 2006) with the three-dimensional sweep at its base is n^2 log n for four objectives, less than WFG's recursion for
 * every front that a study makes, and shorter. An estimate by sampling would make two equal fronts differ.
 */
export function hypervolume(points: readonly ArrayLike<number>[], reference: ArrayLike<number>): number {
  const m = reference.length;
  const inside: number[][] = [];
  for (const point of points) {
    const shifted = Array.from({ length: m }, (_, j) => point[j]! - reference[j]!);
    if (shifted.every((side) => side > 0)) inside.push(shifted);
  }
  return volumeAboveOrigin(
    paretoFront(inside).map((i) => inside[i]!),
    m,
  );
}

function volumeAboveOrigin(front: readonly number[][], m: number): number {
  if (front.length === 0) return 0;
  if (m === 1) return front.reduce((best, [x]) => Math.max(best, x!), 0);
  const byLast = [...front].sort((a, b) => b[m - 1]! - a[m - 1]!);
  if (m === 2) return area(byLast);
  let volume = 0;
  const stairs = m === 3 ? createStaircase() : null;
  const above: number[][] = [];
  byLast.forEach((point, i) => {
    const height = point[m - 1]! - (byLast[i + 1]?.[m - 1] ?? 0);
    if (stairs !== null) stairs.add(point[0]!, point[1]!);
    else above.push(point.slice(0, m - 1));
    if (height > 0) volume += height * (stairs?.area() ?? volumeOf(above, m - 1));
  });
  return volume;
}

function volumeOf(points: readonly number[][], m: number): number {
  return volumeAboveOrigin(
    paretoFront(points).map((i) => points[i]!),
    m,
  );
}

/** Points by descending second coordinate. */
function area(points: readonly number[][]): number {
  let total = 0;
  let width = 0;
  for (const [x, y] of points) {
    if (x! <= width) continue;
    total += (x! - width) * y!;
    width = x!;
  }
  return total;
}

/** The area under a growing set of rectangles from the origin; x ascending, y descending. */
function createStaircase(): { add(x: number, y: number): void; area(): number } {
  const xs: number[] = [];
  const ys: number[] = [];
  let total = 0;
  return {
    area: () => total,
    add(x, y) {
      let at = firstAtLeast(xs, x);
      if (at < xs.length && ys[at]! >= y) return;
      if (xs[at] === x) at++;
      let from = at;
      while (from > 0 && ys[from - 1]! <= y) from--;
      let left = from > 0 ? xs[from - 1]! : 0;
      for (let k = from; k < at; k++) {
        total += (xs[k]! - left) * (y - ys[k]!);
        left = xs[k]!;
      }
      if (x > left) total += (x - left) * (y - (ys[at] ?? 0));
      xs.splice(from, at - from, x);
      ys.splice(from, at - from, y);
    },
  };
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
