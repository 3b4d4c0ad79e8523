import type { Points } from '#numerics';
import type { NoiseModel } from './noise-model.ts';

/** What a Gaussian process is fitted to. The arrays live in the arena of the kernels that will work on them. */
export interface TrainingSet {
  /** n points: `numeric` columns in [0, 1], then category codes. */
  readonly x: Points;
  readonly columns: number;
  readonly numeric: number;
  /** Column to length group. */
  readonly groups: readonly number[];
  readonly groupCount: number;
  /** n outputs, standardised, larger is better. */
  readonly y: Float64Array;
  /** False: the joint part of the kernel alone, for outputs that are regions and no sums. */
  readonly mainEffects?: false;
  /** Left out: nothing is known of the noise, and it is presumed small. */
  readonly noise?: NoiseModel;
}
