import type { Kernels, Points } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import type { Alternative } from './alternative.ts';
import { REFINED_TOGETHER } from './constants.ts';
import type { Domain } from './domain.ts';
import { refinedBest } from './refined-best.ts';

/**
 * Settled positions with their features and, once assessed, their values. Fixed capacity, in the arena.
 *
 * Values are known lazily: where an acquisition has upper bounds, a candidate has one until somebody needs its value, and whoever looks for the
 * best ones needs few: see refinedBest().
 */
export interface CandidatePool {
  readonly count: number;
  /** Settles and keeps a copy; false when the position is infeasible or the pool is full. */
  add(position: Float64Array): boolean;
  position(index: number): Float64Array;
  /** Gives everything added since the last call a value, or a bound of it. */
  assess(acquisition: Acquisition): void;
  /** Gives everything a value, or a bound of it, by another acquisition than the one that assessed it. */
  reassess(instead: Pick<Alternative, 'acquisition' | 'boundAgain'>): void;
  /** The value of everything added since the last call. */
  score(acquisition: Acquisition): void;
  /** Values, or bounds of them. */
  readonly scores: Float64Array;
  /**
   * Indices of the `most` best by value + handicap (one per candidate, or 0), best first, of those above `floor`. Their values are known afterwards.
   */
  best(acquisition: Acquisition, most: number, floor: number, handicaps: Float64Array | null): readonly number[];
  /** Takes a candidate out of the running. */
  drop(index: number): void;
  clear(): void;
}

export function createCandidatePool(kernels: Kernels, domain: Domain, capacity: number): CandidatePool {
  const { dimension, columns } = domain;
  const positions = new Float64Array(capacity * dimension);
  const data = kernels.allocate(capacity * columns);
  const scores = kernels.allocate(capacity);
  const rows = kernels.allocate(REFINED_TOGETHER * columns);
  const values = kernels.allocate(REFINED_TOGETHER);
  const isKnown = new Uint8Array(capacity);
  let count = 0;
  let assessed = 0;

  const position = (index: number): Float64Array => positions.subarray(index * dimension, (index + 1) * dimension);
  const news = (): Points => ({ data: data.subarray(assessed * columns), count: count - assessed, stride: columns });
  const score = (acquisition: Acquisition): void => {
    if (assessed === count) return;
    acquisition.score(news(), scores.subarray(assessed));
    isKnown.fill(1, assessed, count);
    assessed = count;
  };
  const refineBy =
    (acquisition: Acquisition) =>
    (indices: readonly number[]): void => {
      indices.forEach((index, i) => {
        rows.set(data.subarray(index * columns, (index + 1) * columns), i * columns);
      });
      acquisition.score({ data: rows, count: indices.length, stride: columns }, values);
      indices.forEach((index, i) => {
        scores[index] = values[i]!;
        isKnown[index] = 1;
      });
    };
  const assess = (acquisition: Acquisition): void => {
    if (acquisition.bound === undefined || count - assessed <= REFINED_TOGETHER) {
      score(acquisition);
      return;
    }
    acquisition.bound(news(), scores.subarray(assessed));
    isKnown.fill(0, assessed, count);
    assessed = count;
  };
  return {
    get count() {
      return count;
    },
    scores,
    position,
    add(candidate) {
      if (count === capacity) return false;
      const slot = position(count);
      slot.set(candidate);
      if (!domain.settle(slot)) return false;
      domain.embed(slot, data.subarray(count * columns, (count + 1) * columns));
      count++;
      return true;
    },
    assess,
    reassess({ acquisition, boundAgain }) {
      assessed = 0;
      if (boundAgain === undefined || count <= REFINED_TOGETHER) {
        assess(acquisition);
        return;
      }
      boundAgain(count, scores);
      isKnown.fill(0, 0, count);
      assessed = count;
    },
    score,
    best(acquisition, most, floor, handicaps) {
      return refinedBest({ count, scores, isKnown, refine: refineBy(acquisition) }, most, floor, handicaps);
    },
    drop(index) {
      scores[index] = NaN;
      isKnown[index] = 1;
    },
    clear() {
      count = 0;
      assessed = 0;
    },
  };
}
