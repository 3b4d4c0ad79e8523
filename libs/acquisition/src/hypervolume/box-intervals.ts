import type { Boxes } from './decompose-boxes.ts';

/**
 * The sides of all boxes, each distinct one once: a front of n points has far fewer intervals per objective than boxes, and what an
 * acquisition needs of an interval is computed once and looked up.
 */
export interface BoxIntervals {
  readonly objectives: number;
  readonly boxes: number;
  /** Per objective: the distinct ends of its intervals, ascending, without Infinity. */
  readonly cuts: readonly Float64Array[];
  /** Per objective: positions in `cuts` of each interval's ends; -1 for an upper end at Infinity. */
  readonly from: readonly Int32Array[];
  readonly to: readonly Int32Array[];
  /** boxes x objectives: the interval of each side. */
  readonly side: Int32Array;
}

export function collectBoxIntervals({ objectives, count, lower, upper }: Boxes): BoxIntervals {
  const side = new Int32Array(count * objectives);
  const cuts: Float64Array[] = [];
  const from: Int32Array[] = [];
  const to: Int32Array[] = [];
  for (let j = 0; j < objectives; j++) {
    const ends = new Set<number>();
    for (let at = j; at < count * objectives; at += objectives) {
      ends.add(lower[at]!);
      if (upper[at]! < Infinity) ends.add(upper[at]!);
    }
    const sorted = Float64Array.from(ends).sort();
    const position = new Map([...sorted].map((value, i) => [value, i]));
    const known = new Map<string, number>();
    const [starts, stops]: [number[], number[]] = [[], []];
    for (let at = j; at < count * objectives; at += objectives) {
      const [start, stop] = [position.get(lower[at]!) ?? -1, position.get(upper[at]!) ?? -1];
      const key = `${start} ${stop}`;
      let interval = known.get(key);
      if (interval === undefined) {
        interval = starts.length;
        known.set(key, interval);
        starts.push(start);
        stops.push(stop);
      }
      side[at] = interval;
    }
    cuts.push(sorted);
    from.push(Int32Array.from(starts));
    to.push(Int32Array.from(stops));
  }
  return { objectives, boxes: count, cuts, from, to, side };
}
