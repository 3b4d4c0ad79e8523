import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRng } from '#numerics';
import { suggest } from '#strategies';
import { type Snapshot, type Suggester, suggestionSeed, type Trial } from '#study';
import { completeTrial } from '../complete-trial.ts';
import { createLoopDeps, type LoopDeps } from '../loop-deps.ts';
import { replaySuggestion } from '../replay-suggestion.ts';
import { reportMeasurements } from '../report-measurements.ts';
import { suggestTrials } from '../suggest-trials.ts';
import { type LoopHarness, tester } from './loop-harness.ts';

/** The real strategies, without a thread, and what they were shown. */
class WatchedSuggester implements Suggester {
  readonly snapshots: Snapshot[] = [];

  suggest(snapshot: Snapshot, count: number): ReturnType<Suggester['suggest']> {
    this.snapshots.push(snapshot);
    return Promise.resolve(suggest(snapshot, count, createRng(suggestionSeed(snapshot))));
  }

  recommend(): Promise<null> {
    return Promise.resolve(null);
  }
}

interface Held {
  readonly trial: Trial;
  readonly trialId: string;
  readonly leaseToken: string | null;
}

/** Studies with a fidelity: what strategies are shown of trials that were cut short or are not over, and that it can be shown again. */
export function fidelityContract(open: () => Promise<LoopHarness>): void {
  describe('fidelity', () => {
    const fidelity = { kind: 'steps' as const, max: 9, min: 1 };
    const suggester = new WatchedSuggester();
    let harness: LoopHarness;
    let deps: LoopDeps;

    const newStudy = (): Promise<string> => harness.newStudy({ fidelity, strategy: { name: 'bayesian' }, seed: 5 });
    const begin = async (studyId: string, worker: string): Promise<Held> => {
      const asked = { studyId, count: 1, worker, leaseSeconds: 60, fixed: null };
      const [trial] = (await suggestTrials(deps, asked, tester)).trials;
      if (trial === undefined) throw new Error('no trial was handed out');
      return { trial, trialId: trial.id, leaseToken: trial.attempt?.leaseToken ?? null };
    };
    const report = async ({ trialId, leaseToken }: Held, step: number, accuracy: number): Promise<boolean> => {
      const measurements = [{ step, metrics: { accuracy }, at: null }];
      return (await reportMeasurements(deps, { trialId, leaseToken, measurements }, tester)).stop !== null;
    };
    const complete = ({ trialId, leaseToken }: Held): Promise<Trial> =>
      completeTrial(deps, { trialId, leaseToken, metrics: null }, tester);
    /** Trains until it is told to stop. */
    const run = async (studyId: string, worker: string, limit: number): Promise<Held> => {
      const held = await begin(studyId, worker);
      let stop = false;
      for (let step = 1; step <= 9 && !stop; step++) stop = await report(held, step, limit * (1 - 0.5 ** step));
      await complete(held);
      return held;
    };

    beforeAll(async () => {
      harness = await open();
      deps = createLoopDeps({ ...harness.deps, suggester });
    }, 60_000);
    afterAll(() => harness.close());

    it('stops trials at its levels unless the study says otherwise, and shows strategies how far they came', async () => {
      const studyId = await newStudy();
      const ended: Trial[] = [];
      for (const limit of [0.9, 0.5, 0.4, 0.95]) ended.push((await run(studyId, 'w', limit)).trial);
      const running = await begin(studyId, 'slow');
      await report(running, 1, 0.3);
      await begin(studyId, 'w');
      const { trials } = suggester.snapshots.at(-1)!;
      expect(trials.map(({ state }) => state)).toEqual(['succeeded', 'stopped', 'stopped', 'succeeded', 'pending']);
      expect(trials[0]!.curve).toEqual([
        { step: 1, value: 0.45 },
        { step: 3, value: 0.9 * 0.875 },
        { step: 9, value: 0.9 * (1 - 0.5 ** 9) },
      ]);
      expect(trials[1]!.curve).toEqual([{ step: 1, value: 0.25 }]);
      expect(trials[4]!.curve).toEqual([{ step: 1, value: 0.3 }]);
    }, 120_000);

    it('goes by full runs that were completed without a report of their last step', async () => {
      const studyId = await harness.newStudy({ fidelity, strategy: { name: 'random' }, seed: 5 });
      for (let number = 1; number <= 8; number++) {
        const held = await begin(studyId, 'w');
        await report(held, 1, number / 10);
        const { trialId, leaseToken } = held;
        const metrics = { accuracy: { value: number / 10 + 0.1 } };
        await completeTrial(deps, { trialId, leaseToken, metrics }, tester);
      }
      const { trialId, leaseToken } = await begin(studyId, 'w');
      const measurements = [{ step: 1, metrics: { accuracy: 0.2 }, at: null }];
      const { stop } = await reportMeasurements(deps, { trialId, leaseToken, measurements }, tester);
      expect(stop?.reason).toMatch(/lets expect 0.3 at the end, too little beside the best, 0.9/);
    }, 120_000);

    it('stops what a model proposed where it does not take a hurdle that the model set', async () => {
      const studyId = await newStudy();
      for (const limit of [0.9, 0.5, 0.4, 0.95, 0.3, 0.8]) await run(studyId, 'w', limit);
      for (const [worker, offset] of [
        ['short', -1e-6],
        ['over', 1e-6],
      ] as const) {
        const held = await begin(studyId, worker);
        const [hurdle] = held.trial.suggestion.hurdles ?? [];
        if (hurdle === undefined) throw new Error(`trial ${held.trial.number} has no hurdle`);
        expect(hurdle.step).toBe(1);
        expect(await report(held, 1, hurdle.value + offset)).toBe(offset < 0);
        const { state, reason } = await complete(held);
        expect(state).toBe(offset < 0 ? 'stopped' : 'succeeded');
        expect(reason).toEqual(offset < 0 ? expect.stringContaining('at step 1 is short of') : null);
      }
    }, 120_000);

    it('takes no late report of an earlier level for news, whether by chance or by hurdles', async () => {
      const studyId = await newStudy();
      for (const [worker, limits] of [
        ['by chance', [0.9, 0.5, 0.4]],
        ['by hurdles', [0.95, 0.3, 0.8]],
      ] as const) {
        for (const limit of limits) await run(studyId, 'w', limit);
        const held = await begin(studyId, worker);
        expect('hurdles' in held.trial.suggestion).toBe(worker === 'by hurdles');
        expect(await report(held, 3, 0.99)).toBe(false);
        expect(await report(held, 1, 0.01)).toBe(false);
        expect((await complete(held)).state).toBe('succeeded');
      }
    }, 120_000);

    it('shows no curves where there is no fidelity', async () => {
      const studyId = await harness.newStudy({ earlyStopping: { rule: 'asha' } });
      await run(studyId, 'w', 0.9);
      await begin(studyId, 'w');
      expect(suggester.snapshots.at(-1)!.trials.some((trial) => 'curve' in trial)).toBe(false);
    });

    it('computes a suggestion again, bit for bit, whatever has been reported since', async () => {
      const studyId = await newStudy();
      for (const limit of [0.9, 0.5, 0.4, 0.95, 0.3, 0.8]) await run(studyId, 'w', limit);
      const slow = await begin(studyId, 'slow');
      const slower = await begin(studyId, 'slower');
      await report(slow, 1, 0.48);
      const asked = await begin(studyId, 'w');
      expect(asked.trial.suggestion).toMatchObject({
        source: 'bayesian-fidelity',
        running: [{ number: slow.trial.number, curve: [{ step: 1, value: 0.48 }] }],
      });
      const shown = suggester.snapshots.at(-1)!;
      // The one goes on, the other begins to report, and both end, before anybody looks back.
      for (const step of [2, 3]) await report(slow, step, 0.48 + step / 10);
      await report(slower, 1, 0.01);
      await complete(slow);
      await complete(slower);
      const later = await begin(studyId, 'later');
      for (const { trialId } of [asked, later])
        expect(await replaySuggestion(deps, { trialId })).toMatchObject({ equal: true });
      await replaySuggestion(deps, asked);
      expect(suggester.snapshots.at(-1)).toEqual(shown);
    }, 120_000);
  });
}
