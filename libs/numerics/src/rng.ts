import { NumericsError } from './numerics-error.ts';
import { normalQuantile } from './normal-quantile.ts';
import { seedHash } from './seed-hash.ts';
import { xoshiro128 } from './xoshiro128.ts';

/** A seeded source of random numbers. The same seed gives the same numbers on every machine. */
export interface Rng {
  /** Uniform in [0, 1), a multiple of 2^-53. */
  next(): number;
  /** A uniform unsigned 32-bit integer. */
  bits(): number;
  /** Standard normal, by inversion of one uniform number. */
  normal(): number;
  /** Uniform integer in [0, bound), 1 <= bound <= 2^32, without modulo bias. */
  int(bound: number): number;
  /**
   * An independent stream. It depends on the seed and the labels on the way, never on how many numbers were drawn
   * before, so adding a draw in one place moves nothing elsewhere.
   */
  fork(label: string | number): Rng;
  /** Fisher-Yates, in place; returns its argument. */
  shuffle<T>(items: T[]): T[];
}

/**
 * xoshiro128** whose four words are hashes of the seed's text. Normal numbers go through the inverse distribution
 * function instead of Box-Muller, whose Math.log, cos and sin may differ between machines.
 */
export function createRng(seed: number | string): Rng {
  return stream(segment(seed));
}

/** The kind and the length make the path of labels unambiguous: ('a/b') is not ('a', 'b'), and 1 is not '1'. */
function segment(label: number | string): string {
  const text = String(label);
  return `${typeof label === 'number' ? 'n' : 's'}${text.length}:${text}`;
}

function stream(path: string): Rng {
  const bits = xoshiro128(
    seedHash(path, 0x9e3779b9),
    seedHash(path, 0x243f6a88),
    seedHash(path, 0xb7e15162),
    seedHash(path, 0x6a09e667) | 1, // never the all-zero state
  );

  function next(): number {
    const high = bits() >>> 5;
    return (high * 67108864 + (bits() >>> 6)) / 9007199254740992;
  }

  function int(bound: number): number {
    if (!(bound >= 1 && bound <= 4294967296 && Number.isInteger(bound)))
      throw new NumericsError('bad_argument', `int() needs a whole bound from 1 to 2^32, not ${bound}`);
    const limit = 4294967296 - (4294967296 % bound);
    let value = bits();
    while (value >= limit) value = bits();
    return value % bound;
  }

  return {
    bits,
    next,
    int,
    // 52 bits and a half step: never 0 or 1, and exact in a double.
    normal: () => normalQuantile((Math.floor(next() * 4503599627370496) + 0.5) / 4503599627370496),
    fork: (label) => stream(`${path}/${segment(label)}`),
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = int(i + 1);
        const held = items[i]!;
        items[i] = items[j]!;
        items[j] = held;
      }
      return items;
    },
  };
}
