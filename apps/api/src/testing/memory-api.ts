import { createLoopDeps } from '#loop';
import { SurmiseError } from '#study';
import {
  CountingIdentities,
  ManualClock,
  MemoryUnitOfWork,
  MemoryWakeups,
  PlainExplainer,
  UniformSuggester,
} from '#study/testing';
import { ApiUnderTest } from './api-under-test.ts';

/** The HTTP face over the in-memory stores: no lists, as read models are queries of the database. */
export async function startMemoryApi(): Promise<{
  api: ApiUnderTest;
  close: () => Promise<void>;
  clock: ManualClock;
  wakeups: MemoryWakeups;
  database: { up: boolean };
}> {
  const clock = new ManualClock();
  const wakeups = new MemoryWakeups();
  const database = { up: true };
  const noList = (): Promise<never> => Promise.reject(new Error('the in-memory stores answer no lists'));
  const loop = createLoopDeps({
    unitOfWork: new MemoryUnitOfWork(clock, wakeups),
    suggester: new UniformSuggester(),
    explainer: new PlainExplainer(),
    wakeups,
    identities: new CountingIdentities(),
  });
  const api = await ApiUnderTest.on({
    loop,
    reads: { listTrials: noList, listStudies: noList, listProjects: noList, listHistory: noList },
    checkDatabase: () =>
      database.up
        ? Promise.resolve()
        : Promise.reject(new SurmiseError('unavailable', 'The database does not answer.')),
  });
  return { api, close: () => api.close(), clock, wakeups, database };
}
