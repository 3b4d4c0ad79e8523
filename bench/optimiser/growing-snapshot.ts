import type { ModelState, Snapshot, SnapshotTrial, StudySpec, Suggestion } from '#study';
import { METRIC } from './study-of-problem.ts';

/**
 * A study as the service would hand it to suggest(): trials that are open and trials that have ended, the revision counting the latter, the
 * model of the latest suggestion that stored one.
 */
export class GrowingSnapshot {
  readonly #spec: StudySpec;
  readonly #trials: SnapshotTrial[] = [];
  #ended = 0;
  #model: ModelState | null = null;

  constructor(spec: StudySpec) {
    this.#spec = spec;
  }

  now(): Snapshot {
    return {
      studyId: 'benchmark',
      revision: this.#ended,
      seed: this.#spec.seed,
      firstNumber: this.#trials.length + 1,
      spec: this.#spec,
      trials: [...this.#trials],
      model: this.#model,
      fixed: null,
    };
  }

  /** A trial is under way. Answers its number. */
  open({ assignments, explanation }: Suggestion): number {
    const number = this.#trials.length + 1;
    this.#trials.push({ number, id: `trial-${number}`, state: 'pending', assignments, metrics: {} });
    this.#model = explanation.model ?? this.#model;
    return number;
  }

  /** A trial that is under way ends. Answers its id. */
  end(number: number, state: 'succeeded' | 'failed', metrics: SnapshotTrial['metrics']): string {
    const trial = this.#trials[number - 1];
    if (trial?.state !== 'pending') throw new Error(`trial ${number} is not under way`);
    this.#trials[number - 1] = { ...trial, state, metrics };
    this.#ended++;
    return trial.id;
  }

  /** A trial that succeeds at once. Answers its id. */
  add(suggestion: Suggestion, value: number): string {
    return this.end(this.open(suggestion), 'succeeded', { [METRIC]: { value } });
  }
}
