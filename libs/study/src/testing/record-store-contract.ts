import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewMeasurement } from '../ports/measurement-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { Study } from '../study.ts';
import type { NewStudyEvent } from '../study-event.ts';
import { buildTrial } from './build-trial.ts';
import { sampleDocument } from './sample-documents.ts';
import { type StoreHarness, suiteIdentities } from './store-harness.ts';

/** Projects, keys, measurements, events and idempotency records. */
export function recordStoreContract(open: () => Promise<StoreHarness>): void {
  describe('record stores', () => {
    const identities = suiteIdentities();
    const projectId = identities.newId();
    const trialId = identities.newId();
    let harness: StoreHarness;
    let study: Study;

    const run = <T>(work: (stores: Stores) => Promise<T>): Promise<T> => harness.unitOfWork.run(work);
    const event = (type: NewStudyEvent['type'], number: number): NewStudyEvent => {
      return { type, projectId, studyId: study.id, trialId, data: { number } };
    };
    const measurement = (
      step: number,
      metric: string,
      value: number,
      parts: Partial<NewMeasurement> = {},
    ): NewMeasurement => {
      return { trialId, attempt: 1, step, metric, value: { value }, measuredAt: null, ...parts };
    };

    beforeAll(async () => {
      harness = await open();
      const document = sampleDocument('records');
      const spec = { ...document.spec, seed: 1 };
      study = await run(async (stores) => {
        await stores.projects.insert({ id: projectId, slug: `p-${projectId}`, displayName: 'P', createdBy: 'test' });
        const inserted = await stores.studies.insert({
          ...document,
          spec,
          id: identities.newId(),
          projectId,
          createdBy: 't',
        });
        await stores.trials.insert([buildTrial(inserted, trialId, 1)]);
        return inserted;
      });
    });
    afterAll(() => harness.close());

    it('finds projects by id and slug, and keeps slugs unique', async () => {
      const slug = `p-${projectId}`;
      expect(await run(({ projects }) => projects.find(slug))).toMatchObject({ id: projectId, slug, version: 1 });
      expect(await run(({ projects }) => projects.find(projectId))).toMatchObject({ slug });
      expect(await run(({ projects }) => projects.find('nobody'))).toBeNull();
      const again = { id: identities.newId(), slug, displayName: '', createdBy: 'test' };
      await expect(run(({ projects }) => projects.insert(again))).rejects.toMatchObject({ code: 'conflict' });
    });

    it('keeps API keys and revokes them once', async () => {
      const id = identities.newToken();
      const expiresAt = '2040-01-01T00:00:00.000Z';
      const key = {
        id,
        displayName: 'K',
        secretHash: 'ab',
        scopes: ['read', 'write'] as const,
        projectId,
        createdBy: 't',
        expiresAt,
      };
      await run(({ apiKeys }) => apiKeys.insert(key));
      expect(await run(({ apiKeys }) => apiKeys.find(id))).toMatchObject({ ...key, revokedAt: null });
      expect(await run(({ apiKeys }) => apiKeys.count())).toBeGreaterThan(0);
      expect(await run(({ apiKeys }) => apiKeys.revoke(id))).toBe(true);
      expect(await run(({ apiKeys }) => apiKeys.revoke(id))).toBe(false);
      expect((await run(({ apiKeys }) => apiKeys.find(id)))?.revokedAt).not.toBeNull();
    });

    it('stores measurements once, tells which differ, and knows the latest of each metric', async () => {
      const first = [
        measurement(1, 'accuracy', 0.1 + 0.2, { value: { value: 0.1 + 0.2, standardError: 0.01 } }),
        measurement(2, 'accuracy', 0.5),
      ];
      expect(await run(({ measurements }) => measurements.record(first))).toEqual([]);
      expect(await run(({ measurements }) => measurements.record([...first, measurement(1, 'seconds', 3)]))).toEqual(
        [],
      );
      const differing = await run(({ measurements }) =>
        measurements.record([measurement(2, 'accuracy', 0.6), measurement(3, 'seconds', 4)]),
      );
      expect(differing.map(({ step, metric, value }) => [step, metric, value.value])).toEqual([[2, 'accuracy', 0.5]]);
      expect(await run(({ measurements }) => measurements.latest(trialId, 1))).toEqual({
        accuracy: { value: 0.5 },
        seconds: { value: 4 },
      });
      expect(await run(({ measurements }) => measurements.latest(trialId, 2))).toEqual({});
      const list = await run(({ measurements }) => measurements.list(trialId));
      expect(list.map(({ step, metric }) => `${step} ${metric}`)).toEqual([
        '1 accuracy',
        '1 seconds',
        '2 accuracy',
        '3 seconds',
      ]);
      expect(list[0]?.value).toEqual({ value: 0.1 + 0.2, standardError: 0.01 });
    });

    it('tells two values for one place in the same call', async () => {
      const twice = [measurement(9, 'accuracy', 1), measurement(9, 'accuracy', 2)];
      expect(await run(({ measurements }) => measurements.record(twice))).toMatchObject([
        { step: 9, value: { value: 1 } },
      ]);
    });

    it('keeps late words', async () => {
      const late = {
        trialId,
        leaseToken: 't',
        call: 'report' as const,
        content: [{ step: 1, metrics: { accuracy: { value: 1 } }, message: null }],
      };
      await run(({ measurements }) => measurements.keepLate(late));
      expect(await run(({ measurements }) => measurements.late(trialId))).toEqual([late]);
    });

    it('shows events in order, after an id, to their study and project', async () => {
      await run(({ events }) =>
        events.append([event('trial.created', 1), event('trial.started', 2), event('trial.succeeded', 3)]),
      );
      const all = await harness.unitOfWork.read(({ events }) => events.after({ studyId: study.id }, '0', 10));
      expect(all.map(({ data }) => data['number'])).toEqual([1, 2, 3]);
      const [first, second] = all;
      const after = await harness.unitOfWork.read(({ events }) => events.after({ projectId }, first?.id ?? '', 1));
      expect(after).toEqual([second]);
    });

    it('does not keep events of a unit of work that fails', async () => {
      const before = await harness.unitOfWork.read(({ events }) => events.after({ studyId: study.id }, '0', 100));
      const failing = run(async ({ events }) => {
        await events.append([event('trial.failed', 99)]);
        throw new Error('undone');
      });
      await expect(failing).rejects.toThrow('undone');
      expect(await harness.unitOfWork.read(({ events }) => events.after({ studyId: study.id }, '0', 100))).toEqual(
        before,
      );
    });

    it('remembers answers by principal, key and route, and forgets old ones', async () => {
      const key = { principal: 'k1', key: identities.newToken(), route: 'POST /x' };
      const record = { bodyHash: 'h', answer: { b: [1, null], a: 'text' } };
      await run(async ({ idempotency }) => {
        expect(await idempotency.hold(key)).toBe(true);
        expect(await idempotency.find(key)).toBeNull();
        await idempotency.save(key, record);
      });
      expect(await run(({ idempotency }) => idempotency.find(key))).toEqual(record);
      expect(await run(({ idempotency }) => idempotency.find({ ...key, principal: 'k2' }))).toBeNull();
      expect(await run(({ idempotency }) => idempotency.forget(3_600))).toBe(0);
      await harness.passTime(7_200);
      expect(await run(({ idempotency }) => idempotency.forget(3_600))).toBeGreaterThan(0);
      expect(await run(({ idempotency }) => idempotency.find(key))).toBeNull();
    });

    it('wakes who subscribed before the commit, once, and not after a rollback', async () => {
      const subscription = harness.wakeups.subscribe({ studyId: study.id, seconds: 20 });
      const other = harness.wakeups.subscribe({ studyId: identities.newId(), seconds: 0 });
      await expect(
        run(async ({ wakeups }) => {
          await wakeups.workAvailable(study.id);
          throw new Error('undone');
        }),
      ).rejects.toThrow('undone');
      await run(({ wakeups }) => wakeups.workAvailable(study.id));
      expect(await subscription.next()).toBe('woken');
      expect(await other.next()).toBe('over');
      const waiting = subscription.next();
      subscription.close();
      expect(await waiting).toBe('over');
      other.close();
    });
  });
}
