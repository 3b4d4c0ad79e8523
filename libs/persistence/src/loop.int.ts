import { afterAll } from '@jest/globals';
import { loopContract, type LoopHarness, openLoopHarness } from '#loop/testing';
import { postgresHarness } from './testing/postgres-harness.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

let opening: Promise<TestDatabase> | null = null;

async function open(): Promise<LoopHarness> {
  opening ??= openTestDatabase();
  const test = await opening;
  return openLoopHarness(postgresHarness(test), test.database.identities);
}

afterAll(async () => {
  await (await opening)?.close();
});

loopContract('PostgreSQL', open);
