import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addTrials, suggestTrials } from '#loop';
import { type LoopHarness, openLoopHarness, tester } from '#loop/testing';
import { sampleDocument } from '#study/testing';
import type { ListTrials } from './list-trials.ts';
import { postgresHarness } from '../testing/postgres-harness.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';

describe('read models', () => {
  let test: TestDatabase;
  let harness: LoopHarness;
  let studyId = '';
  const { spec } = sampleDocument('read-models', {
    parameters: [
      { name: 'units', type: 'int', min: 8, max: 256 },
      { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'] },
      { name: 'nesterov', type: 'boolean', when: { optimizer: ['sgd'] } },
    ],
  });

  /** Trials 1 to 6: five results of which one failed, one running. Accuracies 0.5, 0.7, 0.6, 0.7 in the order of their numbers. */
  beforeAll(async () => {
    test = await openTestDatabase();
    harness = await openLoopHarness(postgresHarness(test), test.database.identities);
    studyId = await harness.newStudy(spec);
    const done = (units: number, optimizer: string, accuracy: number) => {
      return {
        assignments: { units, optimizer, ...(optimizer === 'sgd' && { nesterov: units === 8 }) },
        metrics: { accuracy },
        failure: null,
        labels: { team: `t${units}` },
        note: '',
      };
    };
    const failure = { kind: 'failed' as const, code: 'oom', message: 'm' };
    await addTrials(
      harness.deps,
      {
        studyId,
        trials: [
          done(8, 'sgd', 0.5),
          done(128, 'adam', 0.7),
          done(64, 'sgd', 0.6),
          { ...done(256, 'adam', 0), metrics: null, failure },
          done(9, 'adam', 0.7),
        ],
      },
      tester,
    );
    await suggestTrials(harness.deps, { studyId, count: 1, worker: 'host-3', fixed: null }, tester);
  });
  afterAll(() => test.close());

  const list = (request: Omit<ListTrials, 'studyId' | 'spec'>) =>
    test.database.reads.listTrials({ studyId, spec, ...request });
  const numbers = async (request: Omit<ListTrials, 'studyId' | 'spec'>): Promise<number[]> =>
    (await list(request)).trials.map(({ number }) => number);

  it.each([
    ['', [1, 2, 3, 4, 5, 6]],
    ['state = "succeeded"', [1, 2, 3, 5]],
    ['state = "succeeded" and metrics.accuracy > 0.55 and assignments.units <= 64', [3, 5]],
    ['number < 6 and assignments.optimizer = "adam" and not (metrics.accuracy >= 0.7)', [4]],
    ['not (metrics.accuracy > 0.55)', [1, 4, 6]],
    ['metrics.accuracy = null', [4, 6]],
    ['number < 6 and assignments.nesterov = true', [1]],
    ['number < 6 and assignments.nesterov = null', [2, 4, 5]],
    ['number < 6 and assignments.optimizer > "adam"', [1, 3]],
    ['number in [2, 3] or state in ["failed"]', [2, 3, 4]],
    ['labels.team = "t64"', [3]],
    ['failure.code = "oom"', [4]],
    ['attempt.worker = "host-3"', [6]],
    ['suggestion.source = "user" and createdAt > "2020-01-01T00:00:00Z"', [1, 2, 3, 4, 5]],
    ['metrics["accuracy"] < 0.55', [1]],
    ['labels["\' or 1=1 --"] = "x"', []],
  ])('filters by %s', async (filter, expected) => {
    expect(await numbers({ filter })).toEqual(expected);
  });

  it.each([
    ['number desc', [6, 5, 4, 3, 2, 1]],
    ['metrics.accuracy desc', [2, 5, 3, 1, 4, 6]],
    ['metrics.accuracy', [1, 3, 2, 5, 4, 6]],
    ['state', [4, 6, 1, 2, 3, 5]],
  ])('orders by %s: ties by number, rows without the value last', async (orderBy, expected) => {
    expect(await numbers({ orderBy })).toEqual(expected);
  });

  it.each([
    undefined,
    'metrics.accuracy desc',
    'assignments.units',
    'assignments.optimizer desc',
    'assignments.nesterov',
    'createdAt desc',
    'endedAt',
    'lastStep',
    'attempt.worker',
  ])('gives the same list in pages of any size, ordered by %s', async (orderBy) => {
    const whole = await numbers({ orderBy });
    for (const pageSize of [1, 2, 4]) {
      const seen: number[] = [];
      let pageToken: string | undefined;
      do {
        const page = await list({ orderBy, pageSize, pageToken });
        seen.push(...page.trials.map(({ number }) => number));
        pageToken = page.nextPageToken ?? undefined;
      } while (pageToken !== undefined);
      expect(seen).toEqual(whole);
    }
  });

  it('refuses a token of another list, and page sizes out of bounds', async () => {
    const { nextPageToken } = await list({ pageSize: 2 });
    const wrong = list({ filter: 'number > 1', pageToken: nextPageToken ?? '' });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_request', issues: [{ pointer: '/pageToken' }] });
    for (const pageSize of [0, 1_001, 1.5, Number.NaN]) {
      await expect(numbers({ pageSize })).rejects.toMatchObject({ issues: [{ pointer: '/pageSize' }] });
    }
  });

  it('lists studies newest first, with progress and best', async () => {
    const { study } = await test.database.unitOfWork.read(async ({ studies }) => ({
      study: await studies.find(studyId),
    }));
    await harness.newStudy();
    const projectId = study?.projectId ?? '';
    const first = await test.database.reads.listStudies({ projectId, pageSize: 1 });
    const second = await test.database.reads.listStudies({
      projectId,
      pageSize: 1,
      pageToken: first.nextPageToken ?? '',
    });
    expect(second.nextPageToken).toBeNull();
    expect(second.studies).toMatchObject([
      { study: { id: studyId }, best: { number: 2 }, progress: { succeeded: 4, failed: 1, running: 1, queued: 0 } },
    ]);
    expect(await test.database.reads.listStudies({ projectId: 'nonsense' })).toEqual({
      studies: [],
      nextPageToken: null,
    });
  });

  it('lists projects by slug', async () => {
    const { projects, nextPageToken } = await test.database.reads.listProjects({});
    expect([projects.length, nextPageToken]).toEqual([1, null]);
  });
});
