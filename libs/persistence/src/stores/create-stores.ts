import type { Stores } from '#study';
import type { Connection } from '../connection.ts';
import { PostgresApiKeyStore } from './postgres-api-key-store.ts';
import { PostgresEventStore } from './postgres-event-store.ts';
import { PostgresIdempotencyStore } from './postgres-idempotency-store.ts';
import { PostgresMeasurementStore } from './postgres-measurement-store.ts';
import { PostgresProjectStore } from './postgres-project-store.ts';
import { PostgresSourceStore } from './postgres-source-store.ts';
import { PostgresStudyStore } from './postgres-study-store.ts';
import { PostgresTrialStore } from './postgres-trial-store.ts';
import { PostgresWakeupSender } from './postgres-wakeup-sender.ts';

export function createStores(connection: Connection): Stores {
  return {
    projects: new PostgresProjectStore(connection),
    apiKeys: new PostgresApiKeyStore(connection),
    studies: new PostgresStudyStore(connection),
    sources: new PostgresSourceStore(connection),
    trials: new PostgresTrialStore(connection),
    measurements: new PostgresMeasurementStore(connection),
    events: new PostgresEventStore(connection),
    idempotency: new PostgresIdempotencyStore(connection),
    wakeups: new PostgresWakeupSender(connection),
  };
}
