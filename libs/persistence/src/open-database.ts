import type { IdentitySource, UnitOfWork, Wakeups } from '#study';
import type { DataSource } from 'typeorm';
import { createDataSource, type DataSourceOptions } from './data-source.ts';
import { translateDatabaseError } from './database-error.ts';
import { migrate } from './migrate.ts';
import { PostgresUnitOfWork } from './postgres-unit-of-work.ts';
import { PostgresWakeups } from './postgres-wakeups.ts';
import { createReadModels, type ReadModels } from './read-models/read-models.ts';
import { runRead } from './read-models/run-read.ts';
import { UuidIdentities } from './uuid-identities.ts';

export interface Database {
  readonly dataSource: DataSource;
  readonly unitOfWork: UnitOfWork;
  readonly wakeups: Wakeups;
  readonly identities: IdentitySource;
  readonly reads: ReadModels;
  /** Rejects with SurmiseError `unavailable` when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Connects, migrates and starts to listen. From then on an outage is answered with `unavailable` and ends by itself. */
export async function openDatabase(options: DataSourceOptions): Promise<Database> {
  const dataSource = createDataSource(options);
  const wakeups = new PostgresWakeups(options.url, options.onError ?? (() => undefined), options.connectTimeoutMs);
  try {
    await dataSource.initialize();
    await migrate(dataSource);
    await wakeups.open();
  } catch (error) {
    await wakeups.close();
    if (dataSource.isInitialized) await dataSource.destroy();
    throw translateDatabaseError(error);
  }
  return {
    dataSource,
    unitOfWork: new PostgresUnitOfWork(dataSource),
    wakeups,
    identities: new UuidIdentities(),
    reads: createReadModels(dataSource),
    ping: async () => {
      await runRead(dataSource, { text: 'select 1', values: [] });
    },
    close: async () => {
      await wakeups.close();
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
}
