import type { Rng } from '#numerics';
import type { Snapshot, Suggestion } from '#study';

/** Whether the answer is due, so many points being made: a batch then ends with what it has. */
export type IsDue = (made: number) => boolean;

/**
 * A way of choosing assignments. Pure: the answer depends on the arguments only, to the last bit, and the snapshot is never changed; how long it took
 * decides at most how much of a batch is answered.
 * Every answer is a point of the space, different from all others of the batch and from every trial of the snapshot, unless the study allows repeats (`noise.maxRepeats`).
 */
export interface Strategy {
  readonly name: string;
  /** Grows whenever the same snapshot would get another answer. */
  readonly version: string;
  /**
   * @throws SurmiseError `space_exhausted` when no unused point is left for the first suggestion, `conflict` when none was found though some may be
   * left; a shorter batch when for a later one, or when it is due: the first points of the whole batch, one at least
   */
  suggest(snapshot: Snapshot, count: number, rng: Rng, isDue?: IsDue): readonly Suggestion[];
}
