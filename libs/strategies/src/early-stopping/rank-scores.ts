/** Whether a is at least as good as b in every objective and better in one. */
export function isBetter(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, j) => value >= b[j]!) && a.some((value, j) => value > b[j]!);
}

/**
 * How many of the others stand before `own`: 0 for the best. With one objective those that are better. With several, those in better
 * fronts of a non-dominated sort, and within its own front those that an epsilon-net takes first: starting from the best in the first
 * objective, always the point farthest from those taken, in units of the front's ranges (Schmucker et al. 2021, MO-ASHA, who found the net
 * ahead of scalarisation). Equal points stand where the first of them does.
 *
 * Scores are finite or infinite, not NaN. Cost n^2 * objectives for several objectives, n for one.
 */
export function rankScores(own: readonly number[], others: readonly (readonly number[])[]): number {
  if (own.length === 1) return others.filter(([score]) => score! > own[0]!).length;
  let rest: readonly (readonly number[])[] = others;
  let before = 0;
  while (rest.some((other) => isBetter(other, own))) {
    const dominated = rest.filter((a) => rest.some((b) => isBetter(b, a)));
    before += rest.length - dominated.length;
    rest = dominated;
  }
  // The own point is now undominated; those it dominates may or may not be by others, and belong to later fronts either way.
  const front = rest.filter((a) => !isBetter(own, a) && !rest.some((b) => isBetter(b, a)));
  return before + placeInNet(own, front);
}

function placeInNet(own: readonly number[], others: readonly (readonly number[])[]): number {
  const front = [own, ...others];
  const ranges = own.map((_, j) => {
    const finite = front.map((scores) => scores[j]!).filter(Number.isFinite);
    return finite.length === 0 ? 1 : Math.max(...finite) - Math.min(...finite) || 1;
  });
  // Between equal points the first of the list counts as nearer to being taken, and the own one is the first.
  const waiting = new Set(front.keys());
  const distance = front.map(() => Infinity);
  let next = front.reduce((best, scores, i) => (scores[0]! > front[best]![0]! ? i : best), 0);
  for (let place = 0; ; place++) {
    if (next === 0) return place;
    waiting.delete(next);
    let farthest = 0;
    for (const i of waiting) {
      distance[i] = Math.min(distance[i]!, squaredDistance(front[i]!, front[next]!, ranges));
      if (distance[i] > distance[farthest]! || (i === 0 && distance[i] === distance[farthest]!)) farthest = i;
    }
    next = farthest;
  }
}

function squaredDistance(a: readonly number[], b: readonly number[], ranges: readonly number[]): number {
  return ranges.reduce((sum, range, j) => {
    const apart = a[j] === b[j] ? 0 : (a[j]! - b[j]!) / range;
    return sum + apart * apart;
  }, 0);
}
