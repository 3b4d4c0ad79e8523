/** Whether a is at least as good as b in every objective and better in one. Larger is better. */
export function dominates(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  let better = false;
  for (let j = 0; j < a.length; j++) {
    if (!(a[j]! >= b[j]!)) return false;
    if (a[j]! > b[j]!) better = true;
  }
  return better;
}

/**
 * Indices of the points that no other dominates, ascending; of equal points the first. A point with a NaN is never among them.
 * Best first by the first objective, then the next, no later point can dominate an earlier one, so each is compared with the front so far
 * only. Cost n log n + n * front.
 */
export function paretoFront(points: readonly ArrayLike<number>[]): readonly number[] {
  const complete = [...points.keys()].filter((i) => !Array.from(points[i]!).some(Number.isNaN));
  complete.sort((a, b) => compareLexically(points[b]!, points[a]!) || a - b);
  const front: number[] = [];
  for (const i of complete) if (!front.some((kept) => coversPoint(points[kept]!, points[i]!))) front.push(i);
  return front.sort((a, b) => a - b);
}

function coversPoint(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let j = 0; j < a.length; j++) if (a[j]! < b[j]!) return false;
  return true;
}

function compareLexically(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let j = 0; j < a.length; j++) if (a[j] !== b[j]) return a[j]! < b[j]! ? -1 : 1;
  return 0;
}
