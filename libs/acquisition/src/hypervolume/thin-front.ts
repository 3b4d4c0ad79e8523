import { FRONT_MOST, THINNED_FROM } from './constants.ts';
import { paretoFront } from './pareto-front.ts';

type Point = ArrayLike<number>;

interface Box {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/**
 * Of a set of points those that stand for a large front: the latest of the last `kept`, which nobody should try again, and then always the one that
 * adds the most to those chosen. All points where no more than FRONT_MOST are on the front, and of two objectives.
 *
 * Boxes of what a front leaves undominated, and the time that they take, grow with the square of the front and more. What a part of it leaves holds what all of it leaves, so
 * that an improvement on the part is never smaller. It is larger by at most what the next point would add, which is why they are chosen by that: by distance a search
 * of four objectives went back to the points that were left out, and gained a sixth; by volume as much as with the whole front.
 *
 * What a point adds only falls as others are chosen, so that most need no second look (Minoux 1978). What is undominated is kept as disjoint boxes; those that
 * hold part of what the new point dominates are cut.
 */
export function thinFront(points: readonly Point[], reference: Point, kept: number): readonly Point[] {
  if (reference.length < THINNED_FROM || points.length <= FRONT_MOST) return points;
  const inside = points.filter((point) => Array.from(point).every((value, j) => value > reference[j]!));
  const front = paretoFront(inside).map((i) => inside[i]!);
  if (front.length <= FRONT_MOST) return points;

  const upper = Array.from(reference, () => Infinity);
  let undominated: readonly Box[] = [{ lower: Array.from(reference), upper }];
  const chosen: Point[] = [];
  const gains = new Map(front.map((point) => [point, Infinity]));
  const choose = (point: Point): void => {
    chosen.push(point);
    gains.delete(point);
    undominated = undominated.flatMap((box) => cut(box, point));
  };
  const last = new Set(points.slice(points.length - kept));
  for (const point of front.filter((each) => last.has(each)).slice(-FRONT_MOST / 2)) choose(point);
  while (chosen.length < FRONT_MOST) choose(largestGain(gains, undominated));
  return chosen;
}

/** The point that adds the most; `gains` are bounds, and closer ones afterwards. */
function largestGain(gains: Map<Point, number>, undominated: readonly Box[]): Point {
  const [first, ...others] = [...gains].sort(([, a], [, b]) => b - a).map(([point]) => point);
  if (first === undefined) throw new RangeError('there is nothing left to choose');
  const measure = (point: Point): number => {
    const gain = undominated.reduce((sum, box) => sum + dominatedIn(box, point), 0);
    gains.set(point, gain);
    return gain;
  };
  let best = first;
  let most = measure(first);
  for (const point of others) {
    if (gains.get(point)! <= most) break;
    const gain = measure(point);
    if (gain > most) [best, most] = [point, gain];
  }
  return best;
}

function dominatedIn({ lower, upper }: Box, point: Point): number {
  let volume = 1;
  for (let j = 0; j < lower.length && volume > 0; j++)
    volume *= Math.max(0, Math.min(point[j]!, upper[j]!) - lower[j]!);
  return volume;
}

/** What a point leaves of a box: what lies above it in objective j, and below it in those before. */
function cut(box: Box, point: Point): readonly Box[] {
  if (box.lower.some((bound, j) => point[j]! <= bound)) return [box];
  const left: Box[] = [];
  let { upper } = box;
  for (let j = 0; j < upper.length; j++) {
    if (point[j]! >= upper[j]!) continue;
    left.push({ lower: box.lower.with(j, point[j]!), upper });
    upper = upper.with(j, point[j]!);
  }
  return left;
}
