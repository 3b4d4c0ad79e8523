import type { Assignments } from '#search-space';
import type { EndedTrial, OpenTrial, Snapshot, SnapshotTrial, SourceHistory, Stores, Study } from '#study';
import { CACHED_STUDIES } from './constants.ts';
import { LeastRecentlyUsed } from './least-recently-used.ts';
import { withCurves, withRunningCurves } from './with-curves.ts';

interface EndedTrials {
  readonly revision: number;
  readonly trials: readonly SnapshotTrial[];
}

/**
 * Reads what a strategy may know. A trial that has ended never changes again and carries the revision of its end, so that only what ended since
 * the last look is read: an ask costs the same at 100 and at 10,000 trials. Must run in a consistent read.
 */
export class SnapshotReader {
  readonly #ended = new LeastRecentlyUsed<EndedTrials>(CACHED_STUDIES);
  readonly #sources = new LeastRecentlyUsed<readonly SourceHistory[]>(CACHED_STUDIES);

  async read(stores: Stores, study: Study, open: readonly OpenTrial[], fixed: Assignments | null): Promise<Snapshot> {
    const firstNumber = study.counts.created + 1;
    const ended = await this.#readEnded(stores, study);
    const pending = await withRunningCurves(stores, study.spec, open.map(asPending));
    return {
      studyId: study.id,
      revision: study.revision,
      seed: study.spec.seed,
      firstNumber,
      spec: study.spec,
      trials: merge(ended, pending),
      model: await stores.trials.latestModel(study.id, firstNumber),
      fixed,
      ...(await this.#readSources(stores, study)),
    };
  }

  /** A study's sources are as they were at its creation: read once. */
  async #readSources(stores: Stores, study: Study): Promise<Pick<Snapshot, 'sources'>> {
    if (study.spec.warmStart.length === 0) return {};
    const sources = this.#sources.get(study.id) ?? (await stores.sources.of(study.id));
    this.#sources.set(study.id, sources);
    return { sources };
  }

  async #readEnded(stores: Stores, study: Study): Promise<readonly SnapshotTrial[]> {
    const cached = this.#ended.get(study.id) ?? { revision: 0, trials: [] };
    if (cached.revision === study.revision) return cached.trials;
    const base = cached.revision < study.revision ? cached : { revision: 0, trials: [] };
    const news = await stores.trials.endedSince(study.id, base.revision);
    const trials = merge(base.trials, await withCurves(stores, study.spec, news.map(withoutRevision)));
    this.#ended.set(study.id, { revision: study.revision, trials });
    return trials;
  }
}

export function asPending(trial: Pick<SnapshotTrial, 'number' | 'id' | 'assignments'>): SnapshotTrial {
  return { number: trial.number, id: trial.id, state: 'pending', assignments: trial.assignments, metrics: {} };
}

function withoutRevision({ number, id, state, assignments, metrics }: EndedTrial): SnapshotTrial {
  return { number, id, state, assignments, metrics };
}

function merge(a: readonly SnapshotTrial[], b: readonly SnapshotTrial[]): readonly SnapshotTrial[] {
  if (b.length === 0) return a;
  return [...a, ...b].sort((left, right) => left.number - right.number);
}
