import type { Snapshot } from '../snapshot.ts';
import type { Suggestion } from '../suggestion.ts';

/**
 * The compute threads behind suggest(). The generator is seeded with suggestionSeed(snapshot).
 * Rejects with SurmiseError `space_exhausted` when no configuration is left.
 */
export interface Suggester {
  suggest(snapshot: Snapshot, count: number): Promise<readonly Suggestion[]>;
}
