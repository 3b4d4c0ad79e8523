import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addTrials } from '../add-trials.ts';
import { bestTrial } from '../best-trial.ts';
import { completeTrial } from '../complete-trial.ts';
import { describeStudy } from '../describe-study.ts';
import { paretoTrials } from '../pareto-trials.ts';
import { suggestTrials } from '../suggest-trials.ts';
import { type LoopHarness, tester } from './loop-harness.ts';

/** Studies of several objectives, and of limits of metrics. */
export function tradeOffContract(open: () => Promise<LoopHarness>): void {
  describe('trade-offs', () => {
    let harness: LoopHarness;
    const constraints = [{ metric: 'ms', max: 9 }];
    const objectives = [
      { metric: 'accuracy', goal: 'maximize' as const },
      { metric: 'loss', goal: 'minimize' as const },
    ];

    /** Trials with these results, in order. */
    const measured = (studyId: string, results: readonly Record<string, number>[]) =>
      addTrials(
        harness.deps,
        {
          studyId,
          trials: results.map((metrics, index) => ({
            assignments: { learningRate: 0.001 * (index + 1), units: 8 },
            metrics,
            failure: null,
            labels: {},
            note: '',
          })),
        },
        tester,
      );

    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close());

    it('takes the best trial within the constraints for the best', async () => {
      const studyId = await harness.newStudy({ constraints });
      await measured(studyId, [{ accuracy: 0.99, ms: 9.5 }]);
      expect(await bestTrial(harness.deps, { studyId })).toEqual({ observed: null, recommended: null });
      await measured(studyId, [
        { accuracy: 0.7, ms: 9 },
        { accuracy: 0.9, ms: 3 },
        { accuracy: 0.8, ms: 1 },
      ]);
      expect((await describeStudy(harness.deps, { studyId })).best?.metrics).toEqual({
        accuracy: { value: 0.9 },
        ms: { value: 3 },
      });
    });

    it('has no best but a front where there are several objectives', async () => {
      const studyId = await harness.newStudy({ objectives, constraints });
      expect(await paretoTrials(harness.deps, { studyId })).toEqual({ size: 0, trials: [] });
      await measured(studyId, [
        { accuracy: 0.8, loss: 5, ms: 1 },
        { accuracy: 0.9, loss: 6, ms: 1 },
        { accuracy: 0.8, loss: 6, ms: 1 },
        { accuracy: 1, loss: 1, ms: 10 },
        { accuracy: 0.8, loss: 5, ms: 2 },
      ]);
      const front = await paretoTrials(harness.deps, { studyId });
      expect(front.trials.map(({ number }) => number)).toEqual([2, 1, 5]);
      expect(front.size).toBe(3);
      expect((await describeStudy(harness.deps, { studyId })).best).toBeNull();
      await expect(paretoTrials(harness.deps, { studyId: 'none' })).rejects.toMatchObject({ code: 'not_found' });
    });

    it('gives the best trials of a study with one objective as its front', async () => {
      const studyId = await harness.newStudy();
      await measured(studyId, [{ accuracy: 0.8 }, { accuracy: 0.9 }, { accuracy: 0.9 }]);
      const { trials } = await paretoTrials(harness.deps, { studyId });
      expect(trials.map(({ number }) => number)).toEqual([2, 3]);
    });

    it('ends a trial only with every objective and every limited metric', async () => {
      const studyId = await harness.newStudy({ objectives, constraints });
      const ask = { studyId, count: 1, worker: 'w', fixed: null };
      const [trial] = (await suggestTrials(harness.deps, ask, tester)).trials;
      const held = { trialId: trial?.id ?? '', leaseToken: trial?.attempt?.leaseToken ?? null };
      const pointers = [{ pointer: '/metrics/loss' }, { pointer: '/metrics/ms' }];
      await expect(completeTrial(harness.deps, { ...held, metrics: { accuracy: 1 } }, tester)).rejects.toMatchObject({
        code: 'invalid_request',
        issues: pointers,
      });
      const metrics = { accuracy: 1, loss: 2, ms: 3 };
      expect(await completeTrial(harness.deps, { ...held, metrics }, tester)).toMatchObject({ state: 'succeeded' });
    });
  });
}
