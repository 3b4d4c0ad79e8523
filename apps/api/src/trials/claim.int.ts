import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../testing/api-under-test.ts';
import { type DatabaseApi, startDatabaseApi } from '../testing/database-api.ts';
import { studyBody } from '../testing/study-body.ts';

const point = (units: number) => ({ assignments: { learningRate: 0.01, units, optimizer: 'adam' } });
const idsOf = (answer: Answer) => (answer.body['trials'] as { id: string }[]).map(({ id }) => id);

describe('claiming with a long poll', () => {
  let service: DatabaseApi;
  let full: string;
  const claim = (worker: string, waitSeconds: number) =>
    service.api.call('POST', '/trials/claim', { worker, study: full, waitSeconds });
  const room = (trials: number) => ({ budget: { trials, parallelTrials: 1 } });

  beforeAll(async () => {
    service = await startDatabaseApi();
    const created = await service.api.call('POST', '/projects/default/studies', studyBody('full', room(100)));
    full = String(created.body['id']);
  });
  afterAll(async () => {
    await service.close();
  });

  it('answers nothing after the wait, and not before', async () => {
    const holder = await claim('holder', 0);
    const [held] = idsOf(holder);
    const started = performance.now();
    expect(await claim('waits', 1)).toMatchObject({ status: 200, body: { trials: [] } });
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(performance.now() - started).toBeLessThan(15_000);
    await service.api.call('POST', `/trials/${held ?? ''}/cancel`);
  });

  it('answers as soon as a place becomes free', async () => {
    const [held] = idsOf(await claim('holder', 0));
    const waiting = claim('waits', 60);
    await sleep(300);
    const started = performance.now();
    await service.api.call('POST', `/trials/${held ?? ''}/cancel`);
    const woken = idsOf(await waiting);
    expect(woken).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(20_000);
    await service.api.call('POST', `/trials/${woken[0] ?? ''}/cancel`);
  });

  it('gives a place that became free to one of many waiting workers', async () => {
    const created = await service.api.call('POST', '/projects/default/studies', studyBody('queue', room(100)));
    const study = String(created.body['id']);
    const [blocker] = idsOf(await service.api.call('POST', `/studies/${study}/suggest`, {}));
    const waiting = Array.from({ length: 8 }, (_, index) =>
      service.api.call('POST', '/trials/claim', { worker: `one-of-${index}`, study, waitSeconds: 3 }),
    );
    await sleep(200);
    await service.api.call('POST', `/trials/${blocker ?? ''}/cancel`);
    const answers = await Promise.all(waiting);
    expect(answers.flatMap(idsOf)).toHaveLength(1);
  });

  it('never gives one trial to two workers that ask at once', async () => {
    const created = await service.api.call('POST', '/projects/default/studies', studyBody('race'));
    const study = String(created.body['id']);
    await service.api.call('POST', `/studies/${study}/trials`, {
      trials: Array.from({ length: 10 }, (_, index) => point(20 + index)),
    });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        service.api.call('POST', '/trials/claim', { worker: `racer-${index}`, study }),
      ),
    );
    const ids = answers.flatMap(idsOf);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
    const numbers = await service.api.call('GET', `/studies/${study}`);
    expect(numbers.body['progress']).toMatchObject({ running: 20, queued: 0 });
  });

  it('hands nothing to a client that hung up', async () => {
    const created = await service.api.call('POST', '/projects/default/studies', studyBody('gone', room(100)));
    const study = String(created.body['id']);
    const [blocker] = idsOf(await service.api.call('POST', `/studies/${study}/suggest`, {}));
    await service.api.app.listen(0, '127.0.0.1');
    const hangUp = new AbortController();
    const waiting = fetch(`${await service.api.app.getUrl()}/api/v1/trials/claim`, {
      method: 'POST',
      body: JSON.stringify({ worker: 'gone', study, waitSeconds: 20 }),
      headers: { authorization: `Bearer ${service.api.key}`, 'content-type': 'application/json' },
      signal: hangUp.signal,
    });
    const outcome = waiting.then(
      () => 'answered',
      () => 'hung up',
    );
    await sleep(300);
    hangUp.abort();
    expect(await outcome).toBe('hung up');
    await sleep(200);
    await service.api.call('POST', `/trials/${blocker ?? ''}/cancel`);
    await sleep(500);
    expect((await service.api.call('GET', `/studies/${study}`)).body['progress']).toMatchObject({
      running: 0,
      queued: 0,
    });
  });

  it('lets nobody wait once the service stops', async () => {
    const [held] = idsOf(await claim('holder', 0));
    expect(held).toBeDefined();
    const waiting = claim('waits', 60);
    await sleep(200);
    const started = performance.now();
    service.api.stop();
    expect(await waiting).toMatchObject({ status: 200, body: { trials: [] } });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
