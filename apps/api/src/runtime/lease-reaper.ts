import { expireLeases, type LoopDeps } from '#loop';
import type { Logger } from '#platform';
import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 1_000;
const BATCH = 200;
const FORGET_EVERY_MS = 3_600_000;

/** A client that repeats a request after longer than this asks anew. */
const IDEMPOTENCY_SECONDS = 24 * 3_600;

/** Takes trials away from workers that fell silent. Every instance may run one: what one takes, the others no longer find. */
export class LeaseReaper {
  readonly #loop: LoopDeps;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #forgetAt = 0;

  constructor(loop: LoopDeps, log: Logger) {
    this.#loop = loop;
    this.#log = log;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (;;) {
      const goesOn = await sleep(EVERY_MS, true, { signal }).catch(() => false);
      if (!goesOn) return;
      try {
        await this.#once();
      } catch (error) {
        // The database may be away; the next round finds the same trials.
        this.#log.warn({ err: error }, 'expired leases could not be looked after');
      }
    }
  }

  async #once(): Promise<void> {
    const { requeued, failed, stopped, finishedStudies } = await expireLeases(this.#loop, { limit: BATCH });
    if (requeued + failed + stopped + finishedStudies > 0) {
      this.#log.info({ requeued, failed, stopped, finishedStudies }, 'leases ran out');
    }
    if (performance.now() < this.#forgetAt) return;
    await this.#loop.unitOfWork.run((stores) => stores.idempotency.forget(IDEMPOTENCY_SECONDS));
    this.#forgetAt = performance.now() + FORGET_EVERY_MS;
  }
}
