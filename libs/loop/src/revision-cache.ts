import type { Snapshot } from '#study';
import { CACHED_STUDIES } from './constants.ts';
import { LeastRecentlyUsed } from './least-recently-used.ts';

interface Entry<V> {
  readonly revision: number;
  readonly answer: Promise<V>;
}

/**
 * For what changes with a study's revision only: one computation a revision, shared by everybody who asks meanwhile. One that failed is not
 * kept, nor an answer that `isComplete` denies, because it was cut short for want of time.
 */
export class RevisionCache<V> {
  readonly #entries = new LeastRecentlyUsed<Entry<V>>(CACHED_STUDIES);
  readonly #compute: (snapshot: Snapshot) => Promise<V>;
  readonly #isComplete: (answer: V) => boolean;

  constructor(compute: (snapshot: Snapshot) => Promise<V>, isComplete: (answer: V) => boolean = () => true) {
    this.#compute = compute;
    this.#isComplete = isComplete;
  }

  async of(snapshot: Snapshot): Promise<V> {
    const { studyId, revision } = snapshot;
    const known = this.#entries.get(studyId);
    if (known?.revision === revision) return known.answer;
    const answer = this.#compute(snapshot);
    const entry = { revision, answer };
    this.#entries.set(studyId, entry);
    let isKept = false;
    try {
      const found = await answer;
      isKept = this.#isComplete(found);
      return found;
    } finally {
      if (!isKept && this.#entries.get(studyId) === entry) this.#entries.delete(studyId);
    }
  }
}
