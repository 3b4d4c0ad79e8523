import type { ModelState, Snapshot, SnapshotTrial, StudySpec, Suggestion } from '#study';
import { METRIC } from './study-of-problem.ts';

/**
 * A study of one worker as the service would hand it to suggest(): every trial finished, the revision counting them, the
 * model of the latest suggestion that stored one.
 */
export class GrowingSnapshot {
  readonly #spec: StudySpec;
  readonly #trials: SnapshotTrial[] = [];
  #model: ModelState | null = null;

  constructor(spec: StudySpec) {
    this.#spec = spec;
  }

  now(): Snapshot {
    return {
      studyId: 'benchmark',
      revision: this.#trials.length,
      seed: this.#spec.seed,
      firstNumber: this.#trials.length + 1,
      spec: this.#spec,
      trials: [...this.#trials],
      model: this.#model,
      fixed: null,
    };
  }

  /** The new trial's id. */
  add({ assignments, explanation }: Suggestion, value: number): string {
    const number = this.#trials.length + 1;
    const id = `trial-${number}`;
    this.#trials.push({
      number,
      id,
      state: 'succeeded',
      assignments,
      metrics: { [METRIC]: { value } },
    });
    this.#model = explanation.model ?? this.#model;
    return id;
  }
}
