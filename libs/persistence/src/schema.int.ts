import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from './migrate.ts';
import { NewerDatabaseError } from './newer-database-error.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

describe('the schema', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });

  afterAll(async () => {
    await test.close();
  });

  it('is what the entities say: synchronising would change nothing', async () => {
    const log = await test.database.dataSource.driver.createSchemaBuilder().log();
    expect(log.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('would be caught drifting', async () => {
    const { dataSource } = test.database;
    await dataSource.query('alter table trial add column stray text');
    const log = await dataSource.driver.createSchemaBuilder().log();
    expect(log.upQueries).toHaveLength(1);
    await dataSource.query('alter table trial drop column stray');
  });

  it('is migrated once, however many instances start at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(test.database.dataSource)));
    const applied = await test.database.dataSource.query<{ name: string }[]>('select name from migration');
    expect(applied.map(({ name }) => name)).toEqual(['CreateCore1764000000000', 'LearnFromStudies1764000600000']);
  });

  it('can be taken down and put up again', async () => {
    const { dataSource } = test.database;
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    const left = await dataSource.query<{ table: string }[]>(
      `select table_name as table from information_schema.tables where table_schema = 'public' order by 1`,
    );
    expect(left.map(({ table }) => table)).toEqual(['migration']);
    await migrate(dataSource);
    expect(await dataSource.query('select * from trial')).toEqual([]);
  });

  it('of a newer version is refused', async () => {
    const { dataSource } = test.database;
    await dataSource.query(
      `insert into migration (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')`,
    );
    await expect(migrate(dataSource)).rejects.toThrow(NewerDatabaseError);
    await dataSource.query(`delete from migration where name = 'FromTheFuture9999999999999'`);
  });
});
