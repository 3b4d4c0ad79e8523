import { Client } from 'pg';
import { QueryRunnerAlreadyReleasedError, type DataSource, type QueryRunner } from 'typeorm';
import { Connection } from './connection.ts';
import { databaseUnavailable, isQueryTimeout } from './database-error.ts';

/**
 * Runs the work on a session of the pool. After a statement that never answered nobody knows what the server is still doing in that session:
 * it is closed instead of given back, so that no other work joins its transaction. A session that is lost between two statements makes the
 * query runner give it back by itself; the next statement then hears of a released runner, which is an outage and no defect.
 */
export async function withSession<T>(dataSource: DataSource, work: (connection: Connection) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const client = await connect(runner);
  const losses: Error[] = [];
  const hearLoss = (error: Error): void => {
    losses.push(error);
  };
  client.on('error', hearLoss);
  try {
    return await work(new Connection(runner));
  } catch (error) {
    if (isQueryTimeout(error)) closeSilent(client);
    if (losses.length > 0 && error instanceof QueryRunnerAlreadyReleasedError) throw databaseUnavailable(losses[0]);
    throw error;
  } finally {
    await runner.release();
    client.removeListener('error', hearLoss);
  }
}

async function connect(runner: QueryRunner): Promise<Client> {
  const client: unknown = await runner.connect();
  if (client instanceof Client) return client;
  await runner.release();
  throw new TypeError('The pool gave something else than a client of node-postgres.');
}

/** The pool drops a client that is ending. Nobody waits for the end, or for how it failed: the server that would say goodbye is silent, and that is told already. */
function closeSilent(client: Client): void {
  client.end().catch(() => undefined);
}
