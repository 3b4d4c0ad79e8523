import { isInterruption, type Recommendation, type Snapshot, type Suggester } from '#study';
import { CACHED_STUDIES } from './constants.ts';
import { LeastRecentlyUsed } from './least-recently-used.ts';

interface Entry {
  readonly revision: number;
  readonly recommendation: Promise<Recommendation | null>;
}

/**
 * What is recommended changes with the study's revision only: one computation a revision, shared by everybody who asks meanwhile. One that
 * failed or was cut short for want of time is not kept.
 */
export class RecommendationCache {
  readonly #entries = new LeastRecentlyUsed<Entry>(CACHED_STUDIES);
  readonly #suggester: Pick<Suggester, 'recommend'>;

  constructor(suggester: Pick<Suggester, 'recommend'>) {
    this.#suggester = suggester;
  }

  async of(snapshot: Snapshot): Promise<Recommendation | null> {
    const { studyId, revision } = snapshot;
    const known = this.#entries.get(studyId);
    if (known?.revision === revision) return known.recommendation;
    const recommendation = this.#suggester.recommend(snapshot);
    const entry = { revision, recommendation };
    this.#entries.set(studyId, entry);
    let isComplete = false;
    try {
      const answer = await recommendation;
      isComplete = answer?.fallback == null || !isInterruption(answer.fallback.code);
      return answer;
    } finally {
      if (!isComplete && this.#entries.get(studyId) === entry) this.#entries.delete(studyId);
    }
  }
}
