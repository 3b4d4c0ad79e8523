import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Database, openDatabase } from './open-database.ts';
import { type BreakableProxy, startBreakableProxy } from './testing/breakable-proxy.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

describe('a database that goes away', () => {
  let test: TestDatabase;
  let proxy: BreakableProxy;
  let database: Database;
  const errors: unknown[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    const url = new URL(test.url);
    proxy = await startBreakableProxy({ host: url.hostname, port: Number(url.port) });
    url.port = String(proxy.port);
    database = await openDatabase({
      url: url.href,
      poolSize: 4,
      queryTimeoutMs: 3_000,
      connectTimeoutMs: 3_000,
      onError: (error) => errors.push(error),
    });
  });

  afterAll(async () => {
    await database.close();
    await proxy.close();
    await test.close();
  });

  const insertProject = (slug: string): Promise<void> =>
    database.unitOfWork.run(({ projects }) =>
      projects.insert({ id: database.identities.newId(), slug, displayName: '', createdBy: 'test' }),
    );
  const count = async (): Promise<number> =>
    (await test.database.dataSource.query<unknown[]>('select id from project')).length;
  /** Until it works again, as clients that honour Retry-After do. */
  const eventually = async (work: () => Promise<unknown>): Promise<void> => {
    const until = performance.now() + 60_000;
    for (;;) {
      try {
        await work();
        return;
      } catch (error) {
        if (performance.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };

  it('is answered with unavailable and when to try again, and used again by itself', async () => {
    await insertProject('before');
    proxy.breakDown();
    const refused = { code: 'unavailable', retryAfterSeconds: 2 };
    for (let round = 0; round < 6; round += 1)
      await expect(insertProject(`lost-${round}`)).rejects.toMatchObject(refused);
    await expect(database.ping()).rejects.toMatchObject(refused);
    await expect(database.unitOfWork.read(({ projects }) => projects.find('before'))).rejects.toMatchObject(refused);
    await expect(database.reads.listProjects({})).rejects.toMatchObject(refused);
    expect(await count()).toBe(1);
    proxy.repair();
    await eventually(() => database.ping());
    await insertProject('after');
    expect(await count()).toBe(2);
  });

  it('is not waited for for ever when it stays silent, and nothing of that work comes back to life', async () => {
    const before = await count();
    const refused = { code: 'unavailable', retryAfterSeconds: 2 };
    const halfDone = database.unitOfWork.run(async ({ projects }) => {
      await projects.insert({ id: database.identities.newId(), slug: 'half', displayName: '', createdBy: 'test' });
      proxy.freeze();
      await projects.find('half');
    });
    await expect(halfDone).rejects.toMatchObject(refused);
    await expect(database.ping()).rejects.toMatchObject(refused);
    proxy.repair();
    await eventually(() => insertProject('after-silence'));
    for (let round = 0; round < 8; round += 1) await insertProject(`thawed-${round}`);
    expect(await count()).toBe(before + 9);
  });

  it('is not blamed for a text that cannot be stored', async () => {
    const refused = { code: 'invalid_request' };
    await expect(insertProject('nul \u0000')).rejects.toMatchObject(refused);
    const id = database.identities.newId();
    const data = { half: '\ud800' };
    const event = { type: 'study.edited' as const, projectId: id, studyId: id, trialId: null, data };
    await expect(database.unitOfWork.run(({ events }) => events.append([event]))).rejects.toMatchObject(refused);
  });

  // At once, the next statement is under way when the end of the session is heard; later, the end comes between two statements.
  it.each([
    ['with the next statement under way', 0],
    ['between two statements', 200],
  ])('undoes a unit of work whose session is killed in the middle, %s', async (_when, pauseMs) => {
    const before = await count();
    const killed = database.unitOfWork.run(async ({ projects }) => {
      await projects.insert({ id: database.identities.newId(), slug: 'killed', displayName: '', createdBy: 'test' });
      await killSessions();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await projects.find('killed');
    });
    await expect(killed).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 });
    expect(await count()).toBe(before);
    await eventually(() => insertProject(`after-kill-${pauseMs}`));
    expect(await count()).toBe(before + 1);
  });

  it('answers a read whose session is lost between two statements with unavailable', async () => {
    const read = database.unitOfWork.read(async ({ projects }) => {
      await projects.find('before');
      await killSessions();
      await new Promise((resolve) => setTimeout(resolve, 200));
      await projects.find('before');
    });
    await expect(read).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 });
    await eventually(() => database.ping());
  });

  it('wakes those who wait when the listening session is lost, and hears again afterwards', async () => {
    const studyId = database.identities.newId();
    const subscription = database.wakeups.subscribe({ studyId, seconds: 20 });
    await killSessions();
    expect(await subscription.next()).toBe('woken');
    await eventually(() => database.unitOfWork.run(({ wakeups }) => wakeups.workAvailable(studyId)));
    expect(await subscription.next()).toBe('woken');
    subscription.close();
    expect(errors.length).toBeGreaterThan(0);
  });

  async function killSessions(): Promise<void> {
    await test.database.dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name like 'surmise%'`,
    );
  }
});
