import type { SourceStore } from '../ports/source-store.ts';
import type { SourceHistory } from '../source-history.ts';
import type { MemoryTables } from './memory-tables.ts';

export class MemorySourceStore implements SourceStore {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  insert(studyId: string, sources: readonly SourceHistory[]): Promise<void> {
    this.#tables.sources.set(studyId, sources);
    return Promise.resolve();
  }

  of(studyId: string): Promise<readonly SourceHistory[]> {
    return Promise.resolve(this.#tables.sources.get(studyId) ?? []);
  }
}
