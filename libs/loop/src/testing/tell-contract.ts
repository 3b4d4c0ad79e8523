import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LateMeasurement, StudyEvent, Trial } from '#study';
import { addTrials } from '../add-trials.ts';
import { bestTrial } from '../best-trial.ts';
import { cancelTrial } from '../cancel-trial.ts';
import { completeTrial } from '../complete-trial.ts';
import { describeStudy } from '../describe-study.ts';
import { expireLeases } from '../expire-leases.ts';
import { failTrial } from '../fail-trial.ts';
import { findTrial } from '../find-trial.ts';
import { finishStudy } from '../finish-study.ts';
import { heartbeatTrial } from '../heartbeat-trial.ts';
import { listAttempts } from '../list-attempts.ts';
import type { MetricsInput } from '../metric-input.ts';
import { releaseTrial } from '../release-trial.ts';
import { reportMeasurements } from '../report-measurements.ts';
import { retryTrial } from '../retry-trial.ts';
import { stopTrial } from '../stop-trial.ts';
import { suggestTrials } from '../suggest-trials.ts';
import { type LoopHarness, tester, withKey } from './loop-harness.ts';

/** Telling: leases, results, failures, silence, and what comes too late. */
export function tellContract(open: () => Promise<LoopHarness>): void {
  describe('telling', () => {
    let harness: LoopHarness;

    const leased = async (studyId: string, worker = 'w1'): Promise<{ trialId: string; leaseToken: string }> => {
      const { trials } = await suggestTrials(
        harness.deps,
        { studyId, count: 1, worker, leaseSeconds: 30, fixed: null },
        tester,
      );
      return { trialId: trials[0]?.id ?? '', leaseToken: trials[0]?.attempt?.leaseToken ?? '' };
    };
    const report = (held: { trialId: string; leaseToken: string | null }, step: number, metrics: MetricsInput) =>
      reportMeasurements(harness.deps, { ...held, measurements: [{ step, metrics, at: null }] }, tester);
    const complete = (
      held: { trialId: string; leaseToken: string | null },
      metrics: MetricsInput | null,
      caller = tester,
    ): Promise<Trial> => completeTrial(harness.deps, { ...held, metrics }, caller);
    const fail = (
      held: { trialId: string; leaseToken: string },
      retry: boolean,
      kind: 'failed' | 'infeasible' = 'failed',
    ): Promise<Trial> =>
      failTrial(harness.deps, { ...held, kind, code: 'oom', message: 'out of memory', retry }, tester);
    const late = (trialId: string): Promise<readonly LateMeasurement[]> =>
      harness.deps.unitOfWork.read(({ measurements }) => measurements.late(trialId));
    const events = (studyId: string): Promise<readonly StudyEvent[]> =>
      harness.deps.unitOfWork.read((stores) => stores.events.after({ studyId }, '0', 1_000));
    const outcomes = async (trialId: string): Promise<unknown> =>
      (await listAttempts(harness.deps, { trialId })).map(({ number, outcome }) => [number, outcome]);

    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close());

    it('recommends the best trial where there is no noise, of equal ones the one that was told first', async () => {
      const studyId = await harness.newStudy({ noise: { kind: 'none' } });
      const [first, second] = [await leased(studyId, 'w1'), await leased(studyId, 'w2')];
      await complete(second, { accuracy: 0.5 });
      await complete(first, { accuracy: 0.5 });
      const { observed, recommended } = await bestTrial(harness.deps, { studyId });
      expect(observed?.id).toBe(second.trialId);
      expect(recommended?.trial).toEqual(observed);
    });

    it('completes with a result, raises the revision and writes one event per change', async () => {
      const studyId = await harness.newStudy();
      const held = await leased(studyId);
      const trial = await complete(held, { accuracy: { value: 0.9, standardError: 0.01 }, seconds: 3 });
      expect(trial).toMatchObject({
        state: 'succeeded',
        endedRevision: 1,
        metrics: { accuracy: { value: 0.9, standardError: 0.01 }, seconds: { value: 3 } },
      });
      expect((await describeStudy(harness.deps, { studyId })).study).toMatchObject({
        revision: 1,
        bestTrialId: trial.id,
        bestValue: 0.9,
      });
      expect((await events(studyId)).map(({ type }) => type)).toEqual([
        'study.created',
        'trial.created',
        'trial.started',
        'trial.succeeded',
        'study.best',
      ]);
      expect(await outcomes(trial.id)).toEqual([[1, 'succeeded']]);
    });

    it.each<[string, MetricsInput | null, string]>([
      ['a number that is not finite', { accuracy: Number.NaN }, '/metrics/accuracy'],
      ['infinity', { accuracy: { value: Infinity } }, '/metrics/accuracy'],
      ['a missing objective', { seconds: 1 }, '/metrics/accuracy'],
      ['an objective never reported', null, '/metrics/accuracy'],
      ['an unknown metric', { accuracy: 1, 'los/s': 1 }, '/metrics/los~1s'],
      ['a negative standard error', { accuracy: { value: 1, standardError: -1 } }, '/metrics/accuracy/standardError'],
    ])('refuses %s with its pointer, and changes nothing', async (_name, metrics, pointer) => {
      const held = await leased(await harness.newStudy());
      await expect(complete(held, metrics)).rejects.toMatchObject({ code: 'invalid_request', issues: [{ pointer }] });
      expect(await findTrial(harness.deps, held)).toMatchObject({ state: 'running', metrics: {} });
    });

    it('accepts the same report again and refuses another value for it', async () => {
      const held = await leased(await harness.newStudy());
      await report(held, 1, { accuracy: 0.5 });
      expect(await report(held, 1, { accuracy: 0.5, seconds: 2 })).toEqual({ stop: null });
      await expect(report(held, 1, { accuracy: 0.6 })).rejects.toMatchObject({
        code: 'conflict',
        issues: [{ pointer: '/measurements/0/metrics/accuracy' }],
      });
    });

    it('refuses a report with two values for one measurement, at the second, and stores nothing of it', async () => {
      const held = await leased(await harness.newStudy());
      const reportAll = (accuracies: readonly number[]) =>
        reportMeasurements(
          harness.deps,
          { ...held, measurements: accuracies.map((accuracy) => ({ step: 1, metrics: { accuracy }, at: null })) },
          tester,
        );
      await expect(reportAll([0.5, 0.5, 0.6])).rejects.toMatchObject({
        code: 'conflict',
        message: 'The report has two values for one measurement.',
        issues: [
          { pointer: '/measurements/2/metrics/accuracy', detail: 'Step 1 of accuracy is 0.5 earlier in this report.' },
        ],
      });
      expect(await reportAll([0.7, 0.7])).toEqual({ stop: null });
    });

    it.each([-1, 1.5, 2 ** 31])('refuses the step %d', async (step) => {
      const held = await leased(await harness.newStudy());
      await expect(report(held, step, { accuracy: 1 })).rejects.toMatchObject({
        code: 'invalid_request',
        issues: [{ pointer: '/measurements/0/step' }],
      });
    });

    it('extends the lease by heartbeat and by report, so that a worker that speaks keeps its trial', async () => {
      const studyId = await harness.newStudy();
      const held = await leased(studyId);
      for (let round = 0; round < 3; round += 1) {
        await harness.passTime(20);
        if (round === 1) await report(held, round, { accuracy: 0.1 });
        else await heartbeatTrial(harness.deps, { ...held, leaseSeconds: null }, tester);
        await expireLeases(harness.deps, { limit: 100 });
      }
      expect(await findTrial(harness.deps, held)).toMatchObject({ state: 'running' });
    });

    it('queues a silent trial again, refuses its first worker, and keeps what that one brought', async () => {
      const studyId = await harness.newStudy();
      const first = await leased(studyId, 'w1');
      await harness.passTime(31);
      await expireLeases(harness.deps, { limit: 1_000 });
      expect(await findTrial(harness.deps, first)).toMatchObject({ state: 'queued', attemptsUsed: 1 });
      const second = await leased(studyId, 'w2');
      expect(second.trialId).toBe(first.trialId);
      await expect(heartbeatTrial(harness.deps, { ...first, leaseSeconds: null }, tester)).rejects.toMatchObject({
        code: 'stale_lease',
        details: { trial: { state: 'running', attempt: { number: 2, worker: 'w2' } } },
      });
      await expect(report(first, 5, { accuracy: 0.4 })).rejects.toMatchObject({ code: 'stale_lease' });
      await expect(complete(first, { accuracy: 0.4 })).rejects.toMatchObject({ code: 'stale_lease' });
      await expect(complete({ trialId: first.trialId, leaseToken: null }, { accuracy: 0.4 })).rejects.toMatchObject({
        code: 'stale_lease',
      });
      expect((await late(first.trialId)).map(({ call }) => call)).toEqual(['report', 'complete', 'complete']);
      expect(await complete(second, { accuracy: 0.5 })).toMatchObject({
        state: 'succeeded',
        metrics: { accuracy: { value: 0.5 } },
      });
      expect(await outcomes(first.trialId)).toEqual([
        [1, 'expired'],
        [2, 'succeeded'],
      ]);
    });

    it('fails a trial whose attempts have all fallen silent', async () => {
      const studyId = await harness.newStudy({ budget: { maxAttempts: 2, trials: 1 } });
      const { trialId } = await leased(studyId);
      await harness.passTime(31);
      await expireLeases(harness.deps, { limit: 1_000 });
      await leased(studyId);
      await harness.passTime(31);
      await expireLeases(harness.deps, { limit: 1_000 });
      expect(await findTrial(harness.deps, { trialId })).toMatchObject({
        state: 'failed',
        failure: { kind: 'expired', code: 'lease_expired' },
      });
      expect(await outcomes(trialId)).toEqual([
        [1, 'expired'],
        [2, 'expired'],
      ]);
      expect((await describeStudy(harness.deps, { studyId })).study).toMatchObject({
        state: 'finished',
        finishReason: 'budget',
      });
    });

    it('hands a failed trial out again while attempts are left, and says the same when asked again', async () => {
      const studyId = await harness.newStudy({ budget: { maxAttempts: 2 } });
      const first = await leased(studyId);
      expect(await fail(first, true)).toMatchObject({ state: 'queued' });
      expect(await fail(first, true)).toMatchObject({ state: 'queued' });
      const second = await leased(studyId);
      expect(second.trialId).toBe(first.trialId);
      const failed = await fail(second, true);
      expect(failed).toMatchObject({
        state: 'failed',
        failure: { kind: 'failed', code: 'oom', message: 'out of memory' },
      });
      expect(await fail(second, true)).toEqual(failed);
    });

    it('ends an infeasible trial at once', async () => {
      const held = await leased(await harness.newStudy());
      expect(await fail(held, true, 'infeasible')).toMatchObject({
        state: 'infeasible',
        failure: { kind: 'infeasible' },
      });
    });

    it('does not count an attempt that was given back', async () => {
      const studyId = await harness.newStudy({ budget: { maxAttempts: 1 } });
      for (let round = 1; round <= 3; round += 1) {
        const held = await leased(studyId);
        expect(await releaseTrial(harness.deps, { ...held, reason: 'preempted' }, tester)).toMatchObject({
          state: 'queued',
          attemptsUsed: 0,
        });
        expect(await releaseTrial(harness.deps, { ...held, reason: 'preempted' }, tester)).toMatchObject({
          state: 'queued',
          attemptsUsed: 0,
        });
      }
      const held = await leased(studyId);
      expect(await findTrial(harness.deps, held)).toMatchObject({ number: 1, attempt: { number: 4 } });
    });

    it('tells the worker to stop, and ends the trial with what it has', async () => {
      const held = await leased(await harness.newStudy());
      await report(held, 1, { accuracy: 0.3 });
      await stopTrial(harness.deps, { trialId: held.trialId, reason: 'hopeless' }, tester);
      const heard = { stop: { reason: 'hopeless' } };
      expect(await heartbeatTrial(harness.deps, { ...held, leaseSeconds: null }, tester)).toMatchObject(heard);
      expect(await report(held, 2, { accuracy: 0.4 })).toEqual(heard);
      expect(await complete(held, null)).toMatchObject({
        state: 'stopped',
        metrics: { accuracy: { value: 0.4 } },
        reason: 'hopeless',
      });
    });

    it('cancels: the worker is refused, nothing is learnt', async () => {
      const studyId = await harness.newStudy();
      const held = await leased(studyId);
      await cancelTrial(harness.deps, { trialId: held.trialId, reason: null }, tester);
      await expect(complete(held, { accuracy: 1 })).rejects.toMatchObject({ code: 'trial_finished' });
      await expect(heartbeatTrial(harness.deps, { ...held, leaseSeconds: null }, tester)).rejects.toMatchObject({
        code: 'trial_finished',
      });
      expect((await describeStudy(harness.deps, { studyId })).study).toMatchObject({
        bestTrialId: null,
        counts: { budgetUsed: 0, open: 0 },
      });
      await expect(stopTrial(harness.deps, { trialId: held.trialId, reason: null }, tester)).rejects.toMatchObject({
        code: 'trial_finished',
      });
    });

    it('tries an ended configuration again as a new trial', async () => {
      const studyId = await harness.newStudy();
      const held = await leased(studyId);
      const running = await findTrial(harness.deps, held);
      await expect(retryTrial(harness.deps, { trialId: held.trialId, reason: null }, tester)).rejects.toMatchObject({
        code: 'conflict',
      });
      await fail(held, false);
      const again = await retryTrial(harness.deps, { trialId: held.trialId, reason: null }, tester);
      expect(again).toMatchObject({ number: 2, state: 'queued', repeat: 1, assignments: running.assignments });
      expect(await findTrial(harness.deps, held)).toMatchObject({ state: 'failed' });
    });

    it('takes results from elsewhere without using budget', async () => {
      const studyId = await harness.newStudy({ budget: { trials: 1 } });
      const point = (units: number) => ({
        assignments: { learningRate: 0.01, units },
        labels: { from: 'csv' },
        note: 'old',
      });
      const failure = { kind: 'infeasible' as const, code: null, message: 'too large' };
      const { trials } = await addTrials(
        harness.deps,
        {
          studyId,
          trials: [
            { ...point(8), metrics: { accuracy: 0.5 }, failure: null },
            { ...point(256), metrics: null, failure },
            { ...point(16), metrics: { accuracy: 0.7 }, failure: null },
          ],
        },
        tester,
      );
      expect(trials.map(({ state, endedRevision, imported }) => [state, endedRevision, imported])).toEqual([
        ['succeeded', 1, true],
        ['infeasible', 2, true],
        ['succeeded', 3, true],
      ]);
      const { study, best } = await describeStudy(harness.deps, { studyId });
      expect(study).toMatchObject({ state: 'active', revision: 3, counts: { budgetUsed: 0, open: 0, created: 3 } });
      expect(best?.number).toBe(3);
    });

    it('refuses points outside the space, all issues at once, and stores none', async () => {
      const studyId = await harness.newStudy();
      const own = { metrics: null, failure: null, labels: {}, note: '' };
      const added = addTrials(
        harness.deps,
        {
          studyId,
          trials: [
            { ...own, assignments: { learningRate: 0.01, units: 8 } },
            { ...own, assignments: { learningRate: 9, units: 8 } },
            { ...own, assignments: { learningRate: 0.01 } },
          ],
        },
        tester,
      );
      await expect(added).rejects.toMatchObject({
        code: 'invalid_request',
        issues: [{ pointer: '/trials/1/assignments/learningRate' }, { pointer: '/trials/2/assignments/units' }],
      });
      expect((await describeStudy(harness.deps, { studyId })).study.counts.created).toBe(0);
    });

    it('finishes by word of a person: queued are cancelled, a running one may still bring its result', async () => {
      const studyId = await harness.newStudy();
      const held = await leased(studyId);
      const assignments = { learningRate: 0.01, units: 8 };
      await addTrials(
        harness.deps,
        { studyId, trials: [{ assignments, metrics: null, failure: null, labels: {}, note: '' }] },
        tester,
      );
      const { study, progress } = await finishStudy(harness.deps, { studyId }, tester);
      expect(study).toMatchObject({ state: 'finished', finishReason: 'requested' });
      expect(progress).toMatchObject({ queued: 0, running: 1, cancelled: 1 });
      expect(await complete(held, { accuracy: 0.9 })).toMatchObject({ state: 'succeeded' });
      expect((await describeStudy(harness.deps, { studyId })).study).toMatchObject({
        bestTrialId: held.trialId,
        finishReason: 'requested',
      });
    });

    it('finishes a study whose deadline passes', async () => {
      const deadline = '2030-01-01T00:00:30.000Z';
      const studyId = await harness.newStudy({ budget: { deadline } });
      await harness.passTime(400_000_000);
      await expireLeases(harness.deps, { limit: 1_000 });
      expect((await describeStudy(harness.deps, { studyId })).study).toMatchObject({
        state: 'finished',
        finishReason: 'deadline',
      });
    });

    it('gives a repeated tell with a key its first answer', async () => {
      const held = await leased(await harness.newStudy());
      const key = withKey(`tell-${held.leaseToken}`);
      const first = await complete(held, { accuracy: 0.9 }, key);
      expect(await complete(held, { accuracy: 0.9 }, key)).toEqual(first);
    });

    it('does not remember what was refused', async () => {
      const held = await leased(await harness.newStudy());
      const key = withKey(`refused-${held.leaseToken}`);
      await expect(complete(held, { seconds: 1 }, key)).rejects.toMatchObject({ code: 'invalid_request' });
      expect(await complete(held, { accuracy: 1 }, key)).toMatchObject({ state: 'succeeded' });
    });
  });
}
