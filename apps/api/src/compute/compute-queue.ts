import { PATIENCE_OF_BATCHES_MS } from './constants.ts';
import { QueueBusy } from './queue-busy.ts';

/** One suggestion or a few; a look at what a study has learnt; many suggestions at once. In the order in which they are let in. */
export type ComputeKind = 'ask' | 'look' | 'batch';

interface Waiting {
  readonly kind: ComputeKind;
  readonly since: number;
  readonly start: () => void;
}

/**
 * Who computes next, on a few threads. Asks go before looks, and looks before batches, which take seconds: of these one thread at least is kept free, if
 * there are two, so that one study's batches do not keep all others waiting. A batch that others have passed for PATIENCE_OF_BATCHES_MS goes first. Equals in order of arrival.
 */
export class ComputeQueue {
  readonly #threads: number;
  readonly #batches: number;
  readonly #clock: () => number;
  readonly #running: Record<ComputeKind, number> = { ask: 0, look: 0, batch: 0 };
  #waiting: readonly Waiting[] = [];

  constructor(threads: number, clock: () => number = () => performance.now()) {
    this.#threads = threads;
    this.#batches = Math.max(1, threads - 1);
    this.#clock = clock;
  }

  /** @throws QueueBusy when the task could not begin within `waitMs` */
  async run<Result>(kind: ComputeKind, waitMs: number, task: () => Promise<Result>): Promise<Result> {
    await this.#enter(kind, waitMs);
    try {
      return await task();
    } finally {
      this.#running[kind] -= 1;
      this.#letIn();
    }
  }

  #enter(kind: ComputeKind, waitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((each) => each !== own);
        reject(new QueueBusy());
      }, waitMs);
      const own: Waiting = {
        kind,
        since: this.#clock(),
        start: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.#waiting = [...this.#waiting, own];
      this.#letIn();
    });
  }

  #letIn(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const entering = next;
      this.#waiting = this.#waiting.filter((each) => each !== entering);
      this.#running[entering.kind] += 1;
      entering.start();
    }
  }

  #next(): Waiting | undefined {
    const { ask, look, batch } = this.#running;
    if (ask + look + batch >= this.#threads) return undefined;
    const first = (kind: ComputeKind): Waiting | undefined => this.#waiting.find((each) => each.kind === kind);
    const nextBatch = batch < this.#batches ? first('batch') : undefined;
    if (nextBatch !== undefined && this.#clock() - nextBatch.since >= PATIENCE_OF_BATCHES_MS) return nextBatch;
    return first('ask') ?? first('look') ?? nextBatch;
  }
}
