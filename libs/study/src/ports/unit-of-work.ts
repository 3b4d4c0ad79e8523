import type { ApiKeyStore } from './api-key-store.ts';
import type { EventStore } from './event-store.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { MeasurementStore } from './measurement-store.ts';
import type { ProjectStore } from './project-store.ts';
import type { SourceStore } from './source-store.ts';
import type { StudyStore } from './study-store.ts';
import type { TrialStore } from './trial-store.ts';
import type { WakeupSender } from './wakeups.ts';

export interface Stores {
  readonly projects: ProjectStore;
  readonly apiKeys: ApiKeyStore;
  readonly studies: StudyStore;
  readonly sources: SourceStore;
  readonly trials: TrialStore;
  readonly measurements: MeasurementStore;
  readonly events: EventStore;
  readonly idempotency: IdempotencyStore;
  readonly wakeups: WakeupSender;
}

/** All or nothing. Rejects with SurmiseError `unavailable` when the database cannot be reached; the work may be run again then. */
export interface UnitOfWork {
  /** One transaction: committed when the promise of `work` resolves, undone when it rejects. */
  run<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** For reading only: every statement sees its own moment unless `consistent`, which shows one moment to all of them. */
  read<T>(work: (stores: Stores) => Promise<T>, options?: { readonly consistent?: boolean }): Promise<T>;
}
