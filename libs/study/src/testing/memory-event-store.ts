import type { Clock } from '../ports/clock.ts';
import type { EventStore } from '../ports/event-store.ts';
import type { NewStudyEvent, StudyEvent } from '../study-event.ts';
import type { MemoryTables } from './memory-tables.ts';

export class MemoryEventStore implements EventStore {
  readonly #tables: MemoryTables;
  readonly #clock: Clock;

  constructor(tables: MemoryTables, clock: Clock) {
    this.#tables = tables;
    this.#clock = clock;
  }

  append(events: readonly NewStudyEvent[]): Promise<void> {
    for (const event of events) {
      this.#tables.events.push({ ...event, id: String(this.#tables.events.length + 1), at: this.#clock.now() });
    }
    return Promise.resolve();
  }

  after(
    owner: { readonly studyId: string } | { readonly projectId: string },
    afterId: string,
    limit: number,
  ): Promise<readonly StudyEvent[]> {
    const mine = this.#tables.events.filter((event) => {
      const owned = 'studyId' in owner ? event.studyId === owner.studyId : event.projectId === owner.projectId;
      return owned && BigInt(event.id) > BigInt(afterId);
    });
    return Promise.resolve(mine.slice(0, limit));
  }
}
