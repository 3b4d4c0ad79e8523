import { SOBOL_BITS } from './constants.ts';
import { SOBOL_NUMBERS } from './generated/sobol-numbers.ts';
import { NumericsError } from './numerics-error.ts';
import type { Rng } from './rng.ts';

/**
 * A sequence of points that fills the unit cube evenly: every block of 2^k points starting at a multiple of 2^k is
 * balanced.
 */
export interface Sobol {
  readonly dimensions: number;
  /** Writes point number `index` (0 <= index < 2^32) into `out`; every coordinate lies strictly between 0 and 1. */
  point(index: number, out: Float64Array): void;
}

/**
 * Sobol's sequence with the direction numbers of Joe and Kuo (2008), scrambled by a random lower-triangular matrix
 * and a digital shift per dimension (Matousek, J. Complexity 14, 1998): random, unbiased, and every balance property
 * of the net is kept, while the bad two-dimensional projections of the plain sequence at small sizes are broken up.
 * Points are in Gray-code order.
 *
 * | symbol | meaning                                                            |
 * | v_k    | 32-bit direction number of bit k of the index, per dimension         |
 * | M      | 32 x 32 unit lower-triangular matrix over GF(2), from the top bit down |
 * | s      | 32-bit shift                                                       |
 *
 *   x_i = (s XOR_{bits k of i XOR (i >> 1)} M v_k + 1/2) / 2^32
 *
 * Any point costs at most 32 XORs per dimension; nothing is kept between calls.
 */
export function createSobol(dimensions: number, rng: Rng): Sobol {
  return build(dimensions, (dimension, directions) => scramble(directions, rng.fork(dimension)), 0.5);
}

/** The sequence itself, without scrambling: its first point is the origin. */
export function createPlainSobol(dimensions: number): Sobol {
  return build(dimensions, () => 0, 0);
}

function build(
  dimensions: number,
  prepare: (dimension: number, directions: Uint32Array) => number,
  offset: number,
): Sobol {
  const rows = numbers();
  if (!(dimensions >= 1 && dimensions <= rows.length && Number.isInteger(dimensions)))
    throw new NumericsError('bad_argument', `a Sobol sequence has 1 to ${rows.length} dimensions, not ${dimensions}`);
  const directions = new Uint32Array(dimensions * SOBOL_BITS);
  const shifts = new Uint32Array(dimensions);
  for (let d = 0; d < dimensions; d++) {
    const own = directions.subarray(d * SOBOL_BITS, (d + 1) * SOBOL_BITS);
    fillDirections(rows[d]!, own);
    shifts[d] = prepare(d, own);
  }
  return {
    dimensions,
    point(index, out) {
      const gray = (index ^ (index >>> 1)) >>> 0;
      for (let d = 0; d < dimensions; d++) {
        let bits = shifts[d]!;
        for (let rest = gray, k = 0; rest !== 0; rest >>>= 1, k++) {
          if (rest & 1) bits ^= directions[d * SOBOL_BITS + k]!;
        }
        out[d] = ((bits >>> 0) + offset) / 4294967296;
      }
    },
  };
}

/**
 * Bratley and Fox, ACM TOMS 14(1), 1988: with polynomial x^s + a_1 x^(s-1) + ... + a_(s-1) x + 1,
 * m_k = 2 a_1 m_(k-1) XOR 4 a_2 m_(k-2) XOR ... XOR 2^s m_(k-s) XOR m_(k-s), and v_k = m_k 2^(31-k).
 */
function fillDirections(row: readonly number[], directions: Uint32Array): void {
  const polynomial = row[0]!;
  const degree = row.length - 1;
  // The first dimension has no polynomial: its numbers are all 1 (van der Corput's sequence).
  if (polynomial === 1) directions.fill(1);
  else {
    for (let k = 0; k < degree; k++) directions[k] = row[k + 1]!;
    for (let k = degree; k < SOBOL_BITS; k++) {
      let m = directions[k - degree]!;
      for (let i = 1; i <= degree; i++) if ((polynomial >> (degree - i)) & 1) m ^= directions[k - i]! << i;
      directions[k] = m;
    }
  }
  for (let k = 0; k < SOBOL_BITS; k++) directions[k] = directions[k]! << (SOBOL_BITS - 1 - k);
}

/** Multiplies every direction number by one random unit lower-triangular matrix, and returns a random shift. */
function scramble(directions: Uint32Array, rng: Rng): number {
  const matrix = new Uint32Array(SOBOL_BITS); // row r makes output bit 31 - r from input bits 31 .. 31 - r
  for (let r = 0; r < SOBOL_BITS; r++) {
    const own = 2 ** (SOBOL_BITS - 1 - r);
    matrix[r] = ((rng.bits() & ~(2 * own - 1)) | own) >>> 0;
  }
  for (let k = 0; k < SOBOL_BITS; k++) {
    let scrambled = 0;
    for (let r = 0; r < SOBOL_BITS; r++) scrambled = (scrambled << 1) | parity(directions[k]! & matrix[r]!);
    directions[k] = scrambled;
  }
  return rng.bits();
}

function parity(word: number): number {
  let bits = word ^ (word >>> 16);
  bits ^= bits >>> 8;
  bits ^= bits >>> 4;
  return (0x6996 >> (bits & 15)) & 1;
}

let parsed: number[][] | null = null;

function numbers(): number[][] {
  parsed ??= SOBOL_NUMBERS.trim()
    .split('\n')
    .map((line) => line.split(' ').map((digits) => parseInt(digits, 36)));
  return parsed;
}
