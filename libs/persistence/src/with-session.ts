import { Client } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { Connection } from './connection.ts';
import { isQueryTimeout } from './database-error.ts';

/**
 * Runs the work on a session of the pool. After a statement that never answered nobody knows what the server is still doing in that session:
 * it is closed instead of given back, so that no other work joins its transaction.
 */
export async function withSession<T>(dataSource: DataSource, work: (connection: Connection) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    return await work(new Connection(runner));
  } catch (error) {
    if (isQueryTimeout(error)) await close(runner);
    throw error;
  } finally {
    await runner.release();
  }
}

/** The pool drops a client that is ending. Nobody waits for the end: the server that would say goodbye is silent. */
async function close(runner: QueryRunner): Promise<void> {
  const client: unknown = await runner.connect();
  if (client instanceof Client) client.end().catch(() => undefined);
}
