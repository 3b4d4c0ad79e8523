import { dominates } from '#acquisition';

/**
 * How many of the others stand before `own`: 0 for the best. With one objective those that are better. With several, those in better
 * fronts of a non-dominated sort, and within its own front those that an epsilon-net takes first: starting from the best in the first
 * objective, always the point farthest from those taken, in units of the front's ranges (Schmucker et al. 2021, MO-ASHA, who found the net
 * ahead of scalarisation). Equal points stand where the first of them does.
 *
 * Scores are finite or infinite, not NaN. The sort counts for each point those that dominate it, and takes a front off by counting down (Deb et al. 2002,
 * NSGA-II), so that n fronts cost no more than one: n^2 * objectives for several objectives, n for one.
 */
export function rankScores(own: readonly number[], others: readonly (readonly number[])[]): number {
  if (own.length === 1) return others.filter(([score]) => score! > own[0]!).length;
  const points = [own, ...others];
  const dominators = points.map((a) => points.filter((b) => dominates(b, a)).length);
  let front = [...points.keys()].filter((i) => dominators[i] === 0);
  let before = 0;
  while (!front.includes(0)) {
    before += front.length;
    front = nextFront(points, dominators, front);
  }
  return (
    before +
    placeInNet(
      own,
      front.filter((i) => i !== 0).map((i) => points[i]!),
    )
  );
}

/** What only the points of `front` and of earlier fronts dominate. Counts down what they dominate, in place. */
function nextFront(points: readonly (readonly number[])[], dominators: number[], front: readonly number[]): number[] {
  const next: number[] = [];
  for (const i of front)
    points.forEach((point, k) => {
      if (!dominates(points[i]!, point)) return;
      dominators[k]!--;
      if (dominators[k] === 0) next.push(k);
    });
  // In the order of the points, by which the net decides between equally far ones.
  return next.sort((a, b) => a - b);
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
