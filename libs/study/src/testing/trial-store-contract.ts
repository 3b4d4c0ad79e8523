import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Stores } from '../ports/unit-of-work.ts';
import type { Study } from '../study.ts';
import { type NewTrial, type Trial, withoutCanonical as stored } from '../trial.ts';
import { buildTrial } from './build-trial.ts';
import { sampleDocument } from './sample-documents.ts';
import { type StoreHarness, suiteIdentities } from './store-harness.ts';

export function trialStoreContract(open: () => Promise<StoreHarness>): void {
  describe('trial store', () => {
    const identities = suiteIdentities();
    const projectId = identities.newId();
    let harness: StoreHarness;
    let study: Study;
    let names = 0;

    const run = <T>(work: (stores: Stores) => Promise<T>): Promise<T> => harness.unitOfWork.run(work);
    const trial = (number: number, parts: Partial<NewTrial> = {}): NewTrial =>
      buildTrial(study, identities.newId(), number, parts);
    const running = (number: number, worker: string, seconds: number | null = 60): NewTrial => {
      const leaseToken = seconds === null ? null : identities.newToken();
      const leaseUntil =
        seconds === null ? null : new Date(Date.parse(study.createdAt) + seconds * 1_000).toISOString();
      const attempt = { number: 1, worker, leaseToken, leaseUntil, leaseSeconds: seconds };
      return trial(number, { state: 'running', attempt, attemptsUsed: 1, startedAt: study.createdAt });
    };
    const claim = (
      tokens: string[],
      labels: Record<string, string> = {},
      among: readonly string[] | null = null,
    ): Promise<readonly Trial[]> =>
      run(({ trials }) =>
        trials.claimQueued({
          filter: { studyId: study.id, projectId: null, evaluator: null, labels },
          among,
          worker: 'w',
          leaseSeconds: 60,
          tokens,
        }),
      );

    beforeAll(async () => {
      harness = await open();
      await run((stores) =>
        stores.projects.insert({ id: projectId, slug: `p-${projectId}`, displayName: 'P', createdBy: 'test' }),
      );
    });
    afterAll(() => harness.close());

    beforeEach(async () => {
      names += 1;
      const document = sampleDocument(`trials-${names}`);
      const spec = { ...document.spec, seed: 1 };
      study = await run((stores) =>
        stores.studies.insert({ ...document, spec, id: identities.newId(), projectId, createdBy: 't' }),
      );
    });

    it('gives back exactly what was stored, numbers to the last bit', async () => {
      const assignments = { learningRate: 0.1 + 0.2, units: 64 };
      const given = trial(1, {
        assignments,
        derived: { warmup: 1 / 3 },
        fixed: { units: 64 },
        labels: { a: 'b' },
        suggestion: {
          ...trial(1).suggestion,
          model: { lengthScales: [5e-324, 1e300], name: 'm' },
          acquisition: { name: 'logEI', value: -3.1 },
        },
      });
      await run(({ trials }) => trials.insert([given]));
      expect(await harness.unitOfWork.read(({ trials }) => trials.find(given.id))).toEqual(stored(given));
      expect(await harness.unitOfWork.read(({ trials }) => trials.find('no-uuid'))).toBeNull();
    });

    it('leaves out a configuration that is there already, unless it is another repeat', async () => {
      const first = trial(1);
      const same = trial(2, { canonical: first.canonical });
      const again = trial(3, { canonical: first.canonical, repeat: 1 });
      const inserted = await run(({ trials }) => trials.insert([first, same, again]));
      expect(inserted).toEqual([stored(first), stored(again)]);
      expect(await run(({ trials }) => trials.repeats(study.id, [first.canonical, 'other']))).toEqual([2, 0]);
    });

    it('shows the explanations of the latest trials, the newest first and without their models', async () => {
      const explained = (number: number): NewTrial => {
        const given = trial(number);
        return { ...given, suggestion: { ...given.suggestion, index: number, model: { n: number } } };
      };
      const given = [1, 2, 3].map(explained);
      await run(({ trials }) => trials.insert(given));
      const latest = await run(({ trials }) => trials.latestSuggestions(study.id, 2));
      expect(latest).toEqual([given[2], given[1]].map((each) => ({ ...each?.suggestion, model: null })));
    });

    it('tells whether a strategy has suggested a trial from a number on', async () => {
      const from = (source: string) => (number: number) =>
        trial(number, { suggestion: { ...trial(number).suggestion, source } });
      await run(({ trials }) => trials.insert([from('user')(1), from('random')(2), from('user')(3), from('user')(4)]));
      const answers = await Promise.all(
        [1, 2, 3, 5].map((number) => run(({ trials }) => trials.hasSuggestedFrom(study.id, number))),
      );
      expect(answers).toEqual([true, true, false, false]);
    });

    it('claims the oldest queued trials once, with lease, token and attempt', async () => {
      const [a, b, c] = [trial(1), trial(2), trial(3)];
      await run(({ trials }) => trials.insert([a, b, c]));
      const first = await claim(['t1', 't2']);
      expect(first.map(({ number, state, attempt }) => ({ number, state, token: attempt?.leaseToken }))).toEqual([
        { number: 1, state: 'running', token: 't1' },
        { number: 2, state: 'running', token: 't2' },
      ]);
      expect((await claim(['t3', 't4'])).map(({ number }) => number)).toEqual([3]);
      expect(await claim(['t5'])).toEqual([]);
      const attempts = await run(({ trials }) => trials.attempts(a.id));
      expect(attempts).toMatchObject([{ number: 1, worker: 'w', outcome: null, endedAt: null }]);
    });

    it('claims only among the trials that are named', async () => {
      const [a, b, c] = [trial(1), trial(2), trial(3)];
      await run(({ trials }) => trials.insert([a, b, c]));
      expect(await claim(['t1'], {}, [])).toEqual([]);
      expect((await claim(['t1', 't2', 't3'], {}, [c.id, b.id])).map(({ number }) => number)).toEqual([2, 3]);
    });

    it('hands every queued trial to one of many that claim at once', async () => {
      await run(({ trials }) => trials.insert(Array.from({ length: 40 }, (_, index) => trial(index + 1))));
      const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => claim([`a${index}`, `b${index}`])));
      const ids = claims.flat().map((each) => each.id);
      expect(new Set(ids).size).toBe(ids.length);
      const left = await claim(Array.from({ length: 40 }, (_, index) => `c${index}`));
      expect(ids.length + left.length).toBe(40);
    });

    it('does not hand out trials of a paused study or of one without the labels', async () => {
      await run(({ trials }) => trials.insert([trial(1)]));
      expect(await claim(['t1'], { gpu: 'yes' })).toEqual([]);
      await run(({ studies }) => studies.save({ ...study, state: 'paused' }));
      expect(await claim(['t1'])).toEqual([]);
    });

    it('renews a lease only for its token, and only while the trial is open', async () => {
      const held = running(1, 'w1');
      const token = held.attempt?.leaseToken ?? '';
      await run(({ trials }) => trials.insert([held]));
      const renewed = await run(({ trials }) => trials.renewLease(held.id, token, 600));
      expect(Date.parse(renewed?.attempt?.leaseUntil ?? '')).toBeGreaterThan(
        Date.parse(held.attempt?.leaseUntil ?? ''),
      );
      expect(renewed?.attempt?.leaseSeconds).toBe(600);
      expect(await run(({ trials }) => trials.renewLease(held.id, 'stranger', 600))).toBeNull();
      expect(await run(({ trials }) => trials.renewLease('no-uuid', token, 600))).toBeNull();
      await run(({ trials }) => trials.move({ ...stored(held), state: 'queued' }, 'running'));
      expect(await run(({ trials }) => trials.renewLease(held.id, token, 600))).toBeNull();
    });

    it('renews what a worker holds, in order, and leaves a trial without lease without', async () => {
      const [a, b, c] = [running(1, 'w1'), running(2, 'w2'), running(3, 'w1', null)];
      await run(({ trials }) => trials.insert([a, b, c]));
      const renewal = { studyId: study.id, worker: 'w1', leaseSeconds: 90, limit: 10, among: null };
      const held = await run(({ trials }) => trials.renewHeld(renewal));
      expect(held.map(({ number, attempt }) => [number, attempt?.leaseSeconds])).toEqual([
        [1, 90],
        [3, null],
      ]);
      expect(await run(({ trials }) => trials.renewHeld({ ...renewal, limit: 1 }))).toHaveLength(1);
      const named = { ...renewal, leaseSeconds: 600, among: [b.id, c.id] };
      expect((await run(({ trials }) => trials.renewHeld(named))).map(({ number }) => number)).toEqual([3]);
      expect((await run(({ trials }) => trials.find(a.id)))?.attempt?.leaseSeconds).toBe(90);
    });

    it('moves a trial only from where it is', async () => {
      const given = trial(1);
      await run(({ trials }) => trials.insert([given]));
      const ended: Trial = {
        ...stored(given),
        state: 'cancelled',
        metrics: { accuracy: { value: 0.1, standardError: 0.01 } },
        failure: { kind: 'failed', code: null, message: 'm' },
        reason: 'r',
        endedRevision: 1,
        endedAt: study.createdAt,
      };
      expect(await run(({ trials }) => trials.move(ended, 'running'))).toBe(false);
      expect(await run(({ trials }) => trials.find(given.id))).toEqual(stored(given));
      expect(await run(({ trials }) => trials.move(ended, 'queued'))).toBe(true);
      expect(await run(({ trials }) => trials.find(given.id))).toEqual(ended);
    });

    it('touches the last step and the lease alone', async () => {
      const held = running(1, 'w1');
      await run(({ trials }) => trials.insert([held]));
      await run(({ trials }) => trials.touch({ ...stored(held), lastStep: 12, note: 'not written' }));
      expect(await run(({ trials }) => trials.find(held.id))).toEqual({ ...stored(held), lastStep: 12 });
    });

    it('finds leases that ran out; a trial without lease never does', async () => {
      const [soon, later, never] = [running(1, 'a', 10), running(2, 'b', 5_000), running(3, 'c', null)];
      await run(({ trials }) => trials.insert([soon, later, never]));
      const mine = async (): Promise<string[]> => {
        const expired = await run(({ trials }) => trials.expired(1_000));
        return expired.filter((each) => each.studyId === study.id).map((each) => each.trialId);
      };
      expect(await mine()).toEqual([]);
      await harness.passTime(60);
      expect(await mine()).toEqual([soon.id]);
    });

    it('tells what ended since a revision, and what is open', async () => {
      const [a, b, c, d] = [trial(1), trial(2), trial(3), running(4, 'w')];
      await run(({ trials }) => trials.insert([a, b, c, d]));
      const metrics = { accuracy: { value: 0.5 } };
      await run(async ({ trials }) => {
        await trials.move({ ...stored(b), state: 'cancelled', endedRevision: 1 }, 'queued');
        await trials.move({ ...stored(d), state: 'succeeded', metrics, endedRevision: 2 }, 'running');
      });
      await harness.unitOfWork.read(
        async ({ trials }) => {
          const [first, second] = await trials.endedSince(study.id, 0);
          expect([first?.number, second?.number]).toEqual([2, 4]);
          expect(await trials.endedSince(study.id, 1)).toEqual([
            { number: 4, id: d.id, state: 'succeeded', assignments: d.assignments, metrics, endedRevision: 2 },
          ]);
          expect((await trials.open(study.id)).map(({ number, state, worker }) => [number, state, worker])).toEqual([
            [1, 'queued', null],
            [3, 'queued', null],
          ]);
          expect(await trials.openCounts(study.id)).toEqual({ queued: 2, running: 0, stopping: 0 });
        },
        { consistent: true },
      );
    });

    it('tells what trials came to, those only that succeeded with every metric asked for', async () => {
      const ended = (number: number, state: 'succeeded' | 'stopped', metrics: NewTrial['metrics']): NewTrial =>
        trial(number, { state, metrics, imported: true, endedRevision: number, endedAt: study.createdAt });
      const both = { 'val/loss': { value: 0.1 + 0.2, standardError: 0.1 }, ms: { value: 7 } };
      const [a, b, c] = [
        ended(1, 'succeeded', both),
        ended(2, 'stopped', both),
        ended(3, 'succeeded', { ms: { value: 2 } }),
      ];
      await run(({ trials }) => trials.insert([a, b, c, trial(4)]));
      const outcomes = (metrics: string[]) =>
        harness.unitOfWork.read(({ trials }) => trials.outcomes(study.id, metrics));
      expect(await outcomes(['ms', 'val/loss'])).toEqual([{ trialId: a.id, values: [7, 0.1 + 0.2] }]);
      expect(await outcomes(['ms'])).toEqual([
        { trialId: a.id, values: [7] },
        { trialId: c.id, values: [2] },
      ]);
      expect(await outcomes(['ms', 'never'])).toEqual([]);
    });

    it('finds several trials at once, leaving out what there is not', async () => {
      const [a, b] = [trial(1), trial(2)];
      await run(({ trials }) => trials.insert([a, b, trial(3)]));
      const found = await harness.unitOfWork.read(({ trials }) => trials.findAll([b.id, 'no-uuid', a.id]));
      expect([...found].sort((x, y) => x.number - y.number)).toEqual([stored(a), stored(b)]);
      expect(await harness.unitOfWork.read(({ trials }) => trials.findAll([]))).toEqual([]);
    });

    it('remembers the latest model below a number', async () => {
      const withModel = (number: number): NewTrial =>
        trial(number, { suggestion: { ...trial(number).suggestion, model: { number } } });
      await run(({ trials }) => trials.insert([withModel(1), trial(2), withModel(3), trial(4)]));
      const latest = (below: number): Promise<unknown> => run(({ trials }) => trials.latestModel(study.id, below));
      expect([await latest(1), await latest(2), await latest(3), await latest(4), await latest(9)]).toEqual([
        null,
        { number: 1 },
        { number: 1 },
        { number: 3 },
        { number: 3 },
      ]);
    });

    it('ends attempts with their outcome', async () => {
      const held = running(1, 'w1');
      await run(({ trials }) => trials.insert([held]));
      await run(({ trials }) => trials.endAttempt(held.id, 1, 'expired', 'silent'));
      const [attempt] = await run(({ trials }) => trials.attempts(held.id));
      expect(attempt).toMatchObject({ outcome: 'expired', reason: 'silent' });
      expect(attempt?.endedAt).not.toBeNull();
    });

    it('locks queued trials in order', async () => {
      await run(({ trials }) => trials.insert([trial(2), trial(1), running(3, 'w')]));
      const queued = await run(({ trials }) => trials.lockQueued(study.id));
      expect(queued.map(({ number }) => number)).toEqual([1, 2]);
    });
  });
}
