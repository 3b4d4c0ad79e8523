import type { StepMetrics } from './trial-client.ts';

/**
 * Sends measurements in order, one request at a time; what comes while one is under way goes with the next. A slow or
 * absent service therefore neither holds up the training nor loses an epoch.
 */
export class ReportQueue {
  readonly #send: (batch: readonly StepMetrics[]) => Promise<void>;
  #waiting: StepMetrics[] = [];
  #sending: Promise<void> | null = null;

  /** `send` must not reject: what a refusal means is for the caller to decide. */
  constructor(send: (batch: readonly StepMetrics[]) => Promise<void>) {
    this.#send = send;
  }

  add(measurement: StepMetrics): void {
    this.#waiting.push(measurement);
    this.#sending ??= this.#drain();
  }

  /** Resolves when everything added so far has been dealt with. */
  async flushed(): Promise<void> {
    while (this.#sending !== null) await this.#sending;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#send(batch);
    }
    this.#sending = null;
  }
}
