import { createLoopDeps, type LoopDeps } from '#loop';
import { openTestDatabase, type TestDatabase } from '#persistence/testing';
import { silentLogger } from '#platform/testing';
import { PiscinaSuggester } from '../compute/piscina-suggester.ts';
import { ApiUnderTest } from './api-under-test.ts';

export interface DatabaseApi {
  readonly api: ApiUnderTest;
  readonly loop: LoopDeps;
  readonly test: TestDatabase;
  close(): Promise<void>;
}

/** The HTTP face over a real PostgreSQL and real strategies in a compute thread. */
export async function startDatabaseApi(): Promise<DatabaseApi> {
  const test = await openTestDatabase();
  const { unitOfWork, wakeups, identities, reads } = test.database;
  const suggester = new PiscinaSuggester(silentLogger, { threads: 1 });
  const loop = createLoopDeps({ unitOfWork, suggester, explainer: suggester, wakeups, identities });
  const api = await ApiUnderTest.on({ loop, reads, checkDatabase: () => test.database.ping() });
  return {
    api,
    loop,
    test,
    close: async () => {
      await api.close();
      await suggester.close();
      await test.close();
    },
  };
}
