import type { Recommendation } from '../recommendation.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Suggestion } from '../suggestion.ts';

/**
 * The compute threads behind suggest() and recommend(). The generator is seeded with suggestionSeed(snapshot).
 * Rejects with SurmiseError `space_exhausted` when no configuration is left for certain, which may end the study, and `conflict` when none was found.
 */
export interface Suggester {
  /**
   * A batch of `count`, shorter where the space or the time ends. With `first` only so many, the first of that batch, and no fewer for want of time, nor others
   * instead: then it rejects with `unavailable`. A replay needs just those.
   */
  suggest(snapshot: Snapshot, count: number, first?: number): Promise<readonly Suggestion[]>;
  /** Null while nothing succeeded, and for several objectives. Where it takes too long, the best observed one with an interruption as the reason. */
  recommend(snapshot: Snapshot): Promise<Recommendation | null>;
}
