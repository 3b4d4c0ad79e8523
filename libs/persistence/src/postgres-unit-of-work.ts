import type { Stores, UnitOfWork } from '#study';
import type { DataSource } from 'typeorm';
import { isQueryTimeout, isSerializationFailure, translateDatabaseError } from './database-error.ts';
import { createStores } from './stores/create-stores.ts';
import { withSession } from './with-session.ts';

/** Deadlocks and serialisation failures are the database asking for the same work once more. */
const MAX_RUNS = 4;

export class PostgresUnitOfWork implements UnitOfWork {
  readonly #dataSource: DataSource;

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource;
  }

  async run<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    for (let run = 1; ; run += 1) {
      try {
        return await this.#transaction('begin', work);
      } catch (error) {
        if (run < MAX_RUNS && isSerializationFailure(error)) continue;
        throw translateDatabaseError(error);
      }
    }
  }

  async read<T>(work: (stores: Stores) => Promise<T>, options: { readonly consistent?: boolean } = {}): Promise<T> {
    try {
      if (options.consistent === true) {
        return await this.#transaction('begin isolation level repeatable read read only', work);
      }
      return await withSession(this.#dataSource, (connection) => work(createStores(connection)));
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  #transaction<T>(begin: string, work: (stores: Stores) => Promise<T>): Promise<T> {
    return withSession(this.#dataSource, async (connection) => {
      await connection.run(begin);
      try {
        const answer = await work(createStores(connection));
        await connection.run('commit');
        return answer;
      } catch (error) {
        // A session that broke has been rolled back by the server, a silent one is closed; the first error is the one to tell.
        if (!isQueryTimeout(error)) await connection.run('rollback').catch(() => undefined);
        throw error;
      }
    });
  }
}
