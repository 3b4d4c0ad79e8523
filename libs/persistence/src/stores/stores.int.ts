import { afterAll } from '@jest/globals';
import { storeContract } from '#study/testing';
import { postgresHarness } from '../testing/postgres-harness.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';

let opening: Promise<TestDatabase> | null = null;

/** One server for the three suites. */
async function open(): Promise<ReturnType<typeof postgresHarness>> {
  opening ??= openTestDatabase();
  return postgresHarness(await opening);
}

afterAll(async () => {
  await (await opening)?.close();
});

storeContract('PostgreSQL', open);
