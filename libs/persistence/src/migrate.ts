import type { DataSource } from 'typeorm';
import { NewerDatabaseError } from './newer-database-error.ts';

/** Any number that nobody else locks: two instances that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_305_812_201;

/** Brings the schema up to date. Refuses a database that a newer version has migrated. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await refuseNewer(dataSource);
      await dataSource.runMigrations({ transaction: 'all' });
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

async function refuseNewer(dataSource: DataSource): Promise<void> {
  const [table] = await dataSource.query<{ found: string | null }[]>(`select to_regclass('migration')::text as found`);
  if (table === undefined || table.found === null) return;
  const known = new Set(dataSource.migrations.map((migration) => migration.name));
  const applied = await dataSource.query<{ name: string }[]>('select name from migration order by id');
  const unknown = applied.find((migration) => !known.has(migration.name));
  if (unknown !== undefined) throw new NewerDatabaseError(unknown.name);
}
