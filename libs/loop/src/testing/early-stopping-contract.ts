import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StudyDocumentInput, SurmiseError, type Trial } from '#study';
import { addTrials } from '../add-trials.ts';
import { completeTrial } from '../complete-trial.ts';
import { describeStudy } from '../describe-study.ts';
import { failTrial } from '../fail-trial.ts';
import { findTrial } from '../find-trial.ts';
import { heartbeatTrial } from '../heartbeat-trial.ts';
import { type Report, reportMeasurements } from '../report-measurements.ts';
import { suggestTrials } from '../suggest-trials.ts';
import { type LoopHarness, tester } from './loop-harness.ts';

type EarlyStopping = StudyDocumentInput['spec']['earlyStopping'];
type Held = { readonly trialId: string; readonly leaseToken: string };

/** Trials that report are judged by the study's rule, hear of it, and end as stopped. */
export function earlyStoppingContract(open: () => Promise<LoopHarness>): void {
  describe('early stopping', () => {
    let harness: LoopHarness;

    const newStudy = (earlyStopping: EarlyStopping, spec: Partial<StudyDocumentInput['spec']> = {}): Promise<string> =>
      harness.newStudy({ earlyStopping, ...spec });
    const begin = async (studyId: string, worker = 'w1'): Promise<Held & { trial: Trial }> => {
      const asked = { studyId, count: 1, worker, leaseSeconds: 30, fixed: null };
      const [trial] = (await suggestTrials(harness.deps, asked, tester)).trials;
      if (trial === undefined) throw new Error('no trial was handed out');
      return { trialId: trial.id, leaseToken: trial.attempt?.leaseToken ?? '', trial };
    };
    const report = ({ trialId, leaseToken }: Held, values: Readonly<Record<number, number>>): Promise<Report> =>
      reportMeasurements(
        harness.deps,
        {
          trialId,
          leaseToken,
          measurements: Object.entries(values).map(([step, accuracy]) => ({
            step: Number(step),
            metrics: { accuracy },
            at: null,
          })),
        },
        tester,
      );
    const complete = ({ trialId, leaseToken }: Held): Promise<Trial> =>
      completeTrial(harness.deps, { trialId, leaseToken, metrics: null }, tester);
    const finishOne = async (studyId: string, values: Readonly<Record<number, number>>): Promise<Trial> => {
      const held = await begin(studyId);
      expect(await report(held, values)).toEqual({ stop: null });
      return complete(held);
    };
    const reasonOf = ({ stop }: Report): string | null => stop?.reason ?? null;

    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close());

    it('says stop in the answer of the report and in the heartbeat, and ends as stopped with what it has', async () => {
      const studyId = await newStudy({ rule: 'median', startupTrials: 3 });
      for (const best of [0.2, 0.4, 0.6]) await finishOne(studyId, { 1: best / 2, 2: best });
      const held = await begin(studyId);
      expect(await report(held, { 1: 0.2 })).toEqual({ stop: null });
      const stop = {
        reason:
          'The best accuracy up to step 2, 0.3, is worse than the median, 0.4, of 3 finished trials at that step.',
      };
      expect(await report(held, { 2: 0.3 })).toEqual({ stop });
      const { trialId, leaseToken } = held;
      const alive = { trialId, leaseToken, leaseSeconds: null };
      expect(await heartbeatTrial(harness.deps, alive, tester)).toMatchObject({ stop });
      expect(await findTrial(harness.deps, held)).toMatchObject({ state: 'stopping', lastStep: 2, ...stop });
      const ended = await complete(held);
      expect(ended).toMatchObject({ state: 'stopped', metrics: { accuracy: { value: 0.3 } }, ...stop });
      expect(await complete(held)).toEqual(ended);
      expect((await describeStudy(harness.deps, { studyId })).study.counts).toMatchObject({
        open: 0,
        ended: { succeeded: 3, stopped: 1 },
      });
      const events = await harness.deps.unitOfWork.read((stores) => stores.events.after({ studyId }, '0', 1_000));
      const own = events.filter((event) => event.trialId === trialId);
      expect(own.map(({ type }) => type).slice(-5)).toEqual([
        'trial.started',
        'trial.reported',
        'trial.reported',
        'trial.stopping',
        'trial.stopped',
      ]);
      expect(own.at(-2)?.data).toMatchObject({ rule: 'median', step: 2, ...stop });
    });

    it('ends as stopped also when the worker breaks on the way, with its words kept', async () => {
      const studyId = await newStudy({ rule: 'threshold', lower: 0.5 });
      const { trialId, leaseToken, trial } = await begin(studyId);
      expect(reasonOf(await report({ trialId, leaseToken }, { 1: 0.1 }))).toBe('accuracy at step 1 is 0.1, below 0.5.');
      const words = { kind: 'failed', code: null, message: 'killed', retry: true } as const;
      const ended = await failTrial(harness.deps, { trialId, leaseToken, ...words }, tester);
      expect(ended).toMatchObject({
        id: trial.id,
        state: 'stopped',
        metrics: { accuracy: { value: 0.1 } },
        failure: { message: 'killed' },
        reason: 'accuracy at step 1 is 0.1, below 0.5.',
      });
      expect(await failTrial(harness.deps, { trialId, leaseToken, ...words }, tester)).toEqual(ended);
      await expect(
        failTrial(harness.deps, { trialId, leaseToken, ...words, message: 'other' }, tester),
      ).rejects.toBeInstanceOf(SurmiseError);
    });

    it('waits for enough finished trials, and judges once per interval', async () => {
      const studyId = await newStudy({ rule: 'median', startupTrials: 2, warmupSteps: 1, intervalSteps: 2 });
      await finishOne(studyId, { 2: 0.5, 3: 0.6, 9: 0.7 });
      const early = await begin(studyId, 'w2');
      expect(reasonOf(await report(early, { 3: 0 }))).toBeNull();
      await finishOne(studyId, { 2: 0.5, 3: 0.6, 9: 0.7 });
      const held = await begin(studyId);
      expect(reasonOf(await report(held, { 1: 0.1 }))).toBeNull(); // none had begun
      expect(reasonOf(await report(held, { 2: 0.1 }))).toBeNull(); // [1, 2] was judged
      expect(reasonOf(await report(held, { 3: 0.1 }))).toMatch(/median, 0.6,/);
    });

    it('judges an interval whose steps come in one report, once', async () => {
      const studyId = await newStudy({ rule: 'median', startupTrials: 1, intervalSteps: 3 });
      await finishOne(studyId, { 0: 0.9, 1: 0.9, 2: 0.9, 3: 0.9, 4: 0.9, 5: 0.9 });
      const first = await begin(studyId, 'first');
      expect(reasonOf(await report(first, { 0: 0.1, 1: 0.1, 2: 0.1 }))).toMatch(/up to step 2, 0.1, is worse/);
      const second = await begin(studyId, 'second');
      expect(reasonOf(await report(second, { 0: 0.95, 1: 0.1 }))).toBeNull();
      const third = await begin(studyId, 'third');
      expect(reasonOf(await report(third, { 0: 0.9 }))).toBeNull();
      expect(reasonOf(await report(third, { 1: 0.1, 2: 0.1 }))).toBeNull();
    });

    it('gives credit for the best result so far, also for one long ago', async () => {
      const studyId = await newStudy({ rule: 'median', startupTrials: 1 });
      await finishOne(studyId, { 1: 0.5, 2: 0.5, 3: 0.5, 4: 0.5, 5: 0.5 });
      const held = await begin(studyId);
      for (const [step, value] of [0.6, 0.1, 0.1, 0.1, 0.1].entries())
        expect(reasonOf(await report(held, { [step + 1]: value }))).toBeNull();
    });

    it('compares with running means when asked', async () => {
      const studyId = await newStudy({ rule: 'percentile', percentile: 50, startupTrials: 1, against: 'runningMean' });
      await finishOne(studyId, { 1: 0.2, 2: 0.6 });
      expect(reasonOf(await report(await begin(studyId), { 2: 0.45 }))).toBeNull();
      expect(reasonOf(await report(await begin(studyId, 'w2'), { 2: 0.35 }))).toMatch(/0.4, of 1 finished/);
    });

    it('halves at the rungs, also those that one report leaps over', async () => {
      const studyId = await newStudy({ rule: 'asha', eta: 2, maxResource: 8 });
      const [a, b, c] = [await begin(studyId, 'a'), await begin(studyId, 'b'), await begin(studyId, 'c')];
      const d = await begin(studyId, 'd');
      expect(reasonOf(await report(a, { 1: 0.5, 2: 0.6, 3: 0.7 }))).toBeNull();
      expect(reasonOf(await report(b, { 1: 0.4 }))).toMatch(/1 of 1 others were better at rung 1, where the best 1 go/);
      expect(reasonOf(await report(c, { 1: 0.6 }))).toBeNull();
      // Past rung 2 at once: there only the first trial has been, with 0.6.
      expect(reasonOf(await report(c, { 3: 0.55 }))).toMatch(/rung 2/);
      // One report with a whole curve: good at rungs 1 and 2, where two go on of four and one of three, and the only one at rung 4.
      expect(reasonOf(await report(d, { 1: 0.55, 2: 0.65, 3: 0.65, 4: 0.1, 8: 0.1 }))).toBeNull();
      expect(reasonOf(await report(a, { 4: 0.05 }))).toMatch(/rung 4/);
    });

    it('divides trials into brackets', async () => {
      const studyId = await newStudy({ rule: 'hyperband', maxResource: 9 });
      const good = await begin(studyId, 'good');
      await report(good, { 1: 0.9, 3: 0.9, 8: 0.9 });
      const first: number[] = [];
      for (let i = 0; i < 12; i += 1) {
        const held = await begin(studyId, `w${i}`);
        let step = 1;
        while (step < 9 && reasonOf(await report(held, { [step]: 0.5 - i / 100 })) === null) step += 1;
        first.push(step);
      }
      // Bracket 0 is judged at 1, bracket 1 at 3, bracket 2 never: its first rung is the whole run.
      expect(new Set(first)).toEqual(new Set([1, 3, 9]));
    });

    it('has patience, with the best before the window counted', async () => {
      const studyId = await newStudy({ rule: 'patience', patience: 2 });
      const held = await begin(studyId);
      expect(reasonOf(await report(held, { 1: 0.5, 2: 0.7 }))).toBeNull();
      expect(reasonOf(await report(held, { 3: 0.6 }))).toBeNull();
      expect(reasonOf(await report(held, { 4: 0.8 }))).toBeNull();
      expect(reasonOf(await report(held, { 5: 0.79 }))).toBeNull();
      expect(reasonOf(await report(held, { 6: 0.8 }))).toBe('No improvement in the last 2 reports, up to step 6.');
    });

    it('looks at a tracked metric where the threshold names one', async () => {
      const studyId = await newStudy({ rule: 'threshold', metric: 'seconds', upper: 10, intervalSteps: 1 });
      const { trialId, leaseToken } = await begin(studyId);
      const at = (step: number, seconds: number): Promise<Report> => {
        const measurements = [{ step, metrics: { seconds }, at: null }];
        return reportMeasurements(harness.deps, { trialId, leaseToken, measurements }, tester);
      };
      expect(await at(1, 9)).toEqual({ stop: null });
      expect(reasonOf(await at(2, 11))).toBe('seconds at step 2 is 11, above 10.');
    });

    it('judges a step once all objectives of it have come, in whatever order metrics are sent', async () => {
      const studyId = await newStudy({ rule: 'threshold', lower: 0.5 });
      const { trialId, leaseToken } = await begin(studyId);
      const one = (metrics: Record<string, number>): Promise<Report> =>
        reportMeasurements(
          harness.deps,
          { trialId, leaseToken, measurements: [{ step: 1, metrics, at: null }] },
          tester,
        );
      expect(await one({ seconds: 3 })).toEqual({ stop: null });
      expect(reasonOf(await one({ accuracy: 0.4 }))).toMatch(/below 0.5/);
    });

    it.each([
      { rule: 'median', startupTrials: 1 },
      { rule: 'percentile', startupTrials: 1, percentile: 40 },
      { rule: 'asha', eta: 2 },
      { rule: 'rolling-asha', eta: 2, maxResource: 8, window: 4 },
    ] as const)('takes no late report of an earlier step for news: $rule', async (rule) => {
      const studyId = await newStudy(rule);
      await finishOne(studyId, { 1: 0.5, 2: 0.6, 4: 0.7 });
      const held = await begin(studyId, 'late');
      expect(reasonOf(await report(held, { 3: 0.9 }))).toBeNull();
      expect(reasonOf(await report(held, { 1: 0.1 }))).toBeNull();
      expect(reasonOf(await report(held, { 2: 0.1 }))).toBeNull();
      expect(reasonOf(await report(await begin(studyId, 'bad'), { 1: 0.1 }))).not.toBeNull();
    });

    it('judges of a report that brings a late step and a new one the new one', async () => {
      const studyId = await newStudy({ rule: 'asha', eta: 2, maxResource: 8 });
      await finishOne(studyId, { 1: 0.5, 2: 0.6, 4: 0.7 });
      const held = await begin(studyId);
      expect(reasonOf(await report(held, { 3: 0.9 }))).toBeNull();
      expect(reasonOf(await report(held, { 2: 0.1, 4: 0.65 }))).toMatch(/^accuracy 0.65: .* at rung 4/);
    });

    it('judges the highest step that has all objectives, though a report brings part of a higher one', async () => {
      const studyId = await newStudy({ rule: 'median', startupTrials: 1 });
      await finishOne(studyId, { 1: 0.5, 2: 0.6 });
      const { trialId, leaseToken } = await begin(studyId);
      const measurements = [
        { step: 1, metrics: { accuracy: 0.1 }, at: null },
        { step: 2, metrics: { seconds: 3 }, at: null },
      ];
      const command = { trialId, leaseToken, measurements };
      expect(reasonOf(await reportMeasurements(harness.deps, command, tester))).toMatch(/up to step 1, 0.1,/);
    });

    it('counts late reports towards patience only once there is a new one', async () => {
      const studyId = await newStudy({ rule: 'patience', patience: 2 });
      const held = await begin(studyId);
      expect(reasonOf(await report(held, { 1: 0.5, 4: 0.6, 5: 0.7 }))).toBeNull();
      expect(reasonOf(await report(held, { 2: 0.1, 3: 0.1 }))).toBeNull();
      expect(reasonOf(await report(held, { 6: 0.65 }))).toBeNull();
      expect(reasonOf(await report(held, { 7: 0.65 }))).toMatch(/up to step 7/);
    });

    it('stops at a late value that is out of bounds', async () => {
      const studyId = await newStudy({ rule: 'threshold', lower: 0.5 });
      const held = await begin(studyId);
      expect(reasonOf(await report(held, { 2: 0.9 }))).toBeNull();
      expect(reasonOf(await report(held, { 1: 0.1 }))).toBe('accuracy at step 1 is 0.1, below 0.5.');
      const other = await begin(studyId, 'other');
      expect(reasonOf(await report(other, { 2: 0.9, 3: 0.9, 4: 0.9 }))).toBeNull();
      expect(reasonOf(await report(other, { 1: 0.1, 5: 0.9 }))).toBe('accuracy at step 1 is 0.1, below 0.5.');
    });

    it('saves at least two fifths of the steps on learning curves that cross, and finds the same best', async () => {
      const full = await simulate(harness, { rule: 'none' });
      expect(full.steps).toBe(TRIALS * STEPS);
      for (const rule of [
        { rule: 'median', warmupSteps: 3 },
        { rule: 'asha', minResource: 3, eta: 3, maxResource: STEPS },
        { rule: 'hyperband', minResource: 3, maxResource: STEPS },
      ] as const) {
        const stopped = await simulate(harness, rule);
        expect(stopped.best).toBe(full.best);
        expect(stopped.steps).toBeLessThanOrEqual(0.6 * full.steps);
      }
    });
  });
}

const TRIALS = 40;
const STEPS = 27;

/** A study over simulated training: what a curve tends to follows from the configuration, how fast does not, so that curves cross. */
export async function simulate(
  harness: LoopHarness,
  earlyStopping: EarlyStopping,
): Promise<{ steps: number; best: number | null }> {
  const studyId = await harness.newStudy({ earlyStopping, budget: { trials: TRIALS } });
  // The same configurations whatever the rule, spread evenly by two golden-ratio sequences.
  const points = Array.from({ length: TRIALS }, (_, i) => ({
    assignments: {
      learningRate: 10 ** (-4 + 3.4 * ((i * 0.7549) % 1)),
      units: 8 + Math.floor(249 * ((i * 0.5698) % 1)),
    },
    metrics: null,
    failure: null,
    labels: {},
    note: '',
  }));
  await addTrials(harness.deps, { studyId, trials: points }, tester);
  let steps = 0;
  for (let i = 0; i < TRIALS; i += 1) {
    const asked = { studyId, count: 1, worker: 'w', leaseSeconds: 60, fixed: null };
    const [trial] = (await suggestTrials(harness.deps, asked, tester)).trials;
    if (trial === undefined) throw new Error('the budget is not used up');
    const held = { trialId: trial.id, leaseToken: trial.attempt?.leaseToken ?? null };
    const { learningRate, units } = trial.assignments as { learningRate: number; units: number };
    const away = Math.log10(learningRate) + 2;
    const limit = 0.95 - 0.08 * away ** 2 - 0.1 * (1 - units / 256) ** 2;
    const pace = 3 + 4 * ((i * 0.618) % 1);
    for (let step = 1, stop = false; step <= STEPS && !stop; step += 1) {
      const accuracy = limit * (1 - Math.exp(-step / pace));
      const measurements = [{ step, metrics: { accuracy }, at: null }];
      stop = (await reportMeasurements(harness.deps, { ...held, measurements }, tester)).stop !== null;
      steps += 1;
    }
    await completeTrial(harness.deps, { ...held, metrics: null }, tester);
  }
  return { steps, best: (await describeStudy(harness.deps, { studyId })).study.bestValue };
}
