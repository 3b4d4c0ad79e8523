import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { type Database, openDatabase } from '../open-database.ts';
import { startTestServer } from './test-server.ts';

export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

/** These tests are not about outages: where they run beside others, a session may be long in coming. */
const CONNECT_TIMEOUT_MS = 60_000;

/** A migrated database of its own for one test file. */
export async function openTestDatabase(
  options: { readonly durable?: boolean; readonly poolSize?: number } = {},
): Promise<TestDatabase> {
  const server = await startTestServer(options);
  const name = `surmise_test_${randomBytes(6).toString('hex')}`;
  await administer(server.url('postgres'), `create database ${name}`);
  const url = server.url(name);
  const database = await openDatabase({
    url,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
  });
  return {
    url,
    database,
    close: async () => {
      await database.close();
      await administer(server.url('postgres'), `drop database ${name} with (force)`);
      await server.stop();
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
