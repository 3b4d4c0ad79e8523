import type { Rng } from '#numerics';
import type { DiscreteCodec } from './parameter-codec.ts';

/**
 * A level near this one, of a parameter with two and more: any other category, else the next level or, the larger `spread` (a standard deviation, as a share
 * of the levels), one further away. A move past an end goes as far the other way; what has no room there either goes to that end, which may be
 * where it came from: callers have to look for repetitions anyway.
 */
export function movedLevel(codec: DiscreteCodec, level: number, spread: number, rng: Rng): number {
  const last = codec.levels - 1;
  if (codec.categorical) {
    const other = rng.int(last);
    return other < level ? other : other + 1;
  }
  const distance = 1 + Math.floor(Math.abs(rng.normal()) * spread * codec.levels);
  const target = rng.next() < 0.5 ? level - distance : level + distance;
  if (target >= 0 && target <= last) return target;
  return Math.min(last, Math.max(0, 2 * level - target));
}
