import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DatabaseApi, startDatabaseApi } from '../testing/database-api.ts';
import { studyBody } from '../testing/study-body.ts';

interface Listed {
  readonly number: number;
  readonly state: string;
  readonly metrics: Record<string, { value: number }>;
}

describe('lists', () => {
  let service: DatabaseApi;
  let study: string;
  const list = async (query: Record<string, string>) => {
    const answer = await service.api.call('GET', `/studies/${study}/trials?${new URLSearchParams(query).toString()}`);
    return {
      ...answer,
      trials: (answer.body['trials'] ?? []) as Listed[],
      next: answer.body['nextPageToken'] as string | null,
    };
  };

  beforeAll(async () => {
    service = await startDatabaseApi();
    const created = await service.api.call('POST', '/projects/default/studies', studyBody('lists'));
    study = String(created.body['id']);
    const trials = Array.from({ length: 25 }, (_, index) => ({
      assignments: { learningRate: 0.01, units: 10 + index, optimizer: 'adam' },
      ...(index < 20 && { metrics: { accuracy: ((index * 7) % 20) / 20 } }),
    }));
    expect((await service.api.call('POST', `/studies/${study}/trials`, { trials })).status).toBe(201);
  });
  afterAll(async () => {
    await service.close();
  });

  it('walks every page, each trial once', async () => {
    const seen: number[] = [];
    let token: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({
        pageSize: '10',
        ...(token !== null && { pageToken: token }),
      });
      expect(page.status).toBe(200);
      seen.push(...page.trials.map(({ number }) => number));
      token = page.next;
    } while (token !== null);
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  it('filters and orders', async () => {
    const { trials } = await list({
      filter: 'state = "succeeded" and metrics.accuracy > 0.9 and assignments.units <= 64',
      orderBy: 'metrics.accuracy desc',
    });
    expect(trials.map(({ metrics }) => metrics['accuracy']?.value)).toEqual([0.95]);
    const ordered = await list({ filter: 'state = "succeeded"', orderBy: 'metrics.accuracy desc', pageSize: '3' });
    expect(ordered.trials.map(({ metrics }) => metrics['accuracy']?.value)).toEqual([0.95, 0.9, 0.85]);
  });

  it.each([
    [{ filter: 'state = ' }, '/query/filter'],
    [{ filter: 'drop table trial' }, '/query/filter'],
    [{ filter: 'assignments.y > 0.5' }, '/query/filter'],
    [{ filter: 'state = "suceeded"' }, '/query/filter'],
    [{ filter: 'metrics.loss > 0.5' }, '/query/filter'],
    [{ orderBy: 'assignments.y desc' }, '/query/orderBy'],
    [{ orderBy: 'nothing' }, '/query/orderBy'],
    [{ pageToken: 'made-up' }, '/query/pageToken'],
    [{ pageSize: '0' }, '/query/pageSize'],
  ])('refuses %j', async (query, pointer) => {
    const answer = await list(query);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(JSON.stringify(answer.body['errors'])).toContain(pointer);
  });

  it('lists the studies of a project, and is not found for an unknown study', async () => {
    const { body } = await service.api.call('GET', '/projects/default/studies');
    expect(body).toMatchObject({
      studies: [{ id: study, name: 'lists', progress: { succeeded: 20, queued: 5 } }],
      nextPageToken: null,
    });
    expect((await service.api.call('GET', '/studies/01912345-0000-7000-8000-000000000000/trials')).status).toBe(404);
  });
});
