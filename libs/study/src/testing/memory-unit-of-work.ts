import type { Clock } from '../ports/clock.ts';
import type { Stores, UnitOfWork } from '../ports/unit-of-work.ts';
import { MemoryApiKeyStore } from './memory-api-key-store.ts';
import { MemoryEventStore } from './memory-event-store.ts';
import { MemoryIdempotencyStore } from './memory-idempotency-store.ts';
import { MemoryMeasurementStore } from './memory-measurement-store.ts';
import { MemoryProjectStore } from './memory-project-store.ts';
import { MemorySourceStore } from './memory-source-store.ts';
import { MemoryStudyStore } from './memory-study-store.ts';
import { copyTables, emptyTables, type MemoryTables } from './memory-tables.ts';
import { MemoryTrialStore } from './memory-trial-store.ts';
import type { MemoryWakeups } from './memory-wakeups.ts';

/** Units of work one after the other on a copy of the tables, which replaces them at the end: all or nothing. */
export class MemoryUnitOfWork implements UnitOfWork {
  readonly #clock: Clock;
  readonly #wakeups: MemoryWakeups;
  #tables: MemoryTables = emptyTables();
  #last: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock, wakeups: MemoryWakeups) {
    this.#clock = clock;
    this.#wakeups = wakeups;
  }

  run<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    const result = this.#last.then(async () => {
      const tables = copyTables(this.#tables);
      const woken = new Set<string>();
      const answer = await work(this.#stores(tables, woken));
      this.#tables = tables;
      for (const studyId of woken) this.#wakeups.wake(studyId);
      return answer;
    });
    // The caller gets the error with the result; the next one only waits for its turn.
    this.#last = result.catch(() => undefined);
    return result;
  }

  read<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return work(this.#stores(copyTables(this.#tables), new Set()));
  }

  #stores(tables: MemoryTables, woken: Set<string>): Stores {
    return {
      projects: new MemoryProjectStore(tables, this.#clock),
      apiKeys: new MemoryApiKeyStore(tables, this.#clock),
      studies: new MemoryStudyStore(tables, this.#clock),
      sources: new MemorySourceStore(tables),
      trials: new MemoryTrialStore(tables, this.#clock),
      measurements: new MemoryMeasurementStore(tables, this.#clock),
      events: new MemoryEventStore(tables, this.#clock),
      idempotency: new MemoryIdempotencyStore(tables, this.#clock),
      wakeups: {
        workAvailable: (studyId) => {
          woken.add(studyId);
          return Promise.resolve();
        },
      },
    };
  }
}
