import type { Kernels, Points } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import type { Domain } from './domain.ts';

/** Settled positions with their features and, once scored, their values. Fixed capacity, in the arena. */
export interface CandidatePool {
  readonly count: number;
  /** Settles and keeps a copy; false when the position is infeasible or the pool is full. */
  add(position: Float64Array): boolean;
  position(index: number): Float64Array;
  /** Scores everything added since the last call. */
  score(acquisition: Acquisition): void;
  readonly scores: Float64Array;
  clear(): void;
}

export function createCandidatePool(kernels: Kernels, domain: Domain, capacity: number): CandidatePool {
  const { dimension, columns } = domain;
  const positions = new Float64Array(capacity * dimension);
  const data = kernels.allocate(capacity * columns);
  const scores = kernels.allocate(capacity);
  let count = 0;
  let scored = 0;

  const position = (index: number): Float64Array => positions.subarray(index * dimension, (index + 1) * dimension);
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
    score(acquisition) {
      if (scored === count) return;
      const points: Points = { data: data.subarray(scored * columns), count: count - scored, stride: columns };
      acquisition.score(points, scores.subarray(scored));
      scored = count;
    },
    clear() {
      count = 0;
      scored = 0;
    },
  };
}
