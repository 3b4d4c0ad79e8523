import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Trial } from '#study';
import { completeTrial } from '../complete-trial.ts';
import { describeStudy } from '../describe-study.ts';
import type { MetricsInput } from '../metric-input.ts';
import { reportMeasurements } from '../report-measurements.ts';
import { stopTrial } from '../stop-trial.ts';
import { suggestTrials } from '../suggest-trials.ts';
import { type LoopHarness, tester } from './loop-harness.ts';

interface Held {
  readonly trialId: string;
  readonly leaseToken: string | null;
}

/** What a completion takes from what was reported, and which completions are the same. */
export function completionContract(open: () => Promise<LoopHarness>): void {
  describe('completing', () => {
    let harness: LoopHarness;

    const leased = async (studyId: string): Promise<Held> => {
      const asked = { studyId, count: 1, worker: 'w1', leaseSeconds: 30, fixed: null };
      const [trial] = (await suggestTrials(harness.deps, asked, tester)).trials;
      if (trial === undefined) throw new Error('no trial was handed out');
      return { trialId: trial.id, leaseToken: trial.attempt?.leaseToken ?? null };
    };
    const report = (held: Held, step: number, metrics: MetricsInput) =>
      reportMeasurements(harness.deps, { ...held, measurements: [{ step, metrics, at: null }] }, tester);
    const complete = (held: Held, metrics: MetricsInput | null): Promise<Trial> =>
      completeTrial(harness.deps, { ...held, metrics }, tester);

    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close());

    it('answers the same completion again, and refuses another one while keeping what it brought', async () => {
      const studyId = await harness.newStudy();
      const held = await leased(studyId);
      const first = await complete(held, { accuracy: 0.9 });
      expect(await complete(held, { accuracy: 0.9 })).toEqual(first);
      expect(await complete(held, null)).toEqual(first);
      await expect(complete(held, { accuracy: 0.8 })).rejects.toMatchObject({
        code: 'trial_finished',
        details: { trial: { state: 'succeeded' } },
      });
      const late = await harness.deps.unitOfWork.read(({ measurements }) => measurements.late(held.trialId));
      expect(late).toMatchObject([{ call: 'complete', content: [{ metrics: { accuracy: { value: 0.8 } } }] }]);
      expect((await describeStudy(harness.deps, { studyId })).study.revision).toBe(1);
    });

    it('takes the latest reported value of each metric when none are sent', async () => {
      const held = await leased(await harness.newStudy());
      await report(held, 1, { accuracy: 0.5, seconds: 1 });
      await report(held, 2, { accuracy: 0.7 });
      expect(await complete(held, null)).toMatchObject({
        metrics: { accuracy: { value: 0.7 }, seconds: { value: 1 } },
        lastStep: 2,
      });
    });

    it('takes what was reported for metrics that are not sent, and says the same when asked again', async () => {
      const held = await leased(await harness.newStudy());
      await report(held, 1, { accuracy: 0.5, seconds: 1 });
      await report(held, 2, { accuracy: 0.7 });
      const first = await complete(held, { seconds: 2 });
      expect(first).toMatchObject({
        state: 'succeeded',
        metrics: { accuracy: { value: 0.7 }, seconds: { value: 2 } },
      });
      for (const same of [{ seconds: 2 }, { seconds: 2, accuracy: 0.7 }, null])
        expect(await complete(held, same)).toEqual(first);
      for (const other of [{ seconds: 3 }, {}, { seconds: 2, accuracy: 0.8 }])
        await expect(complete(held, other)).rejects.toMatchObject({ code: 'trial_finished' });
    });

    it('keeps the objective of a stopped trial whose worker sends another metric', async () => {
      const held = await leased(await harness.newStudy());
      await report(held, 1, { accuracy: 0.3 });
      await stopTrial(harness.deps, { trialId: held.trialId, reason: 'hopeless' }, tester);
      const stopped = await complete(held, { seconds: 3 });
      expect(stopped).toMatchObject({
        state: 'stopped',
        metrics: { accuracy: { value: 0.3 }, seconds: { value: 3 } },
      });
      expect(await complete(held, { seconds: 3 })).toEqual(stopped);
    });
  });
}
