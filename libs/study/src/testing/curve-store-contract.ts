import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Metrics } from '../metric-value.ts';
import type { StepComparison, TrialAtStep } from '../ports/measurement-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { Study } from '../study.ts';
import type { TrialState } from '../trial-state.ts';
import { buildTrial } from './build-trial.ts';
import { sampleDocument } from './sample-documents.ts';
import { type StoreHarness, suiteIdentities } from './store-harness.ts';

interface AddOptions {
  readonly attempt?: number;
  readonly seconds?: Readonly<Record<number, number>>;
  readonly metrics?: Metrics;
}

/** What early stopping reads: a trial's own latest and best reports, and what others had reached at a step. */
export function curveStoreContract(open: () => Promise<StoreHarness>): void {
  describe('curves', () => {
    const identities = suiteIdentities();
    const projectId = identities.newId();
    const ids = new Map<number, string>();
    let harness: StoreHarness;
    let study: Study;

    const run = <T>(work: (stores: Stores) => Promise<T>): Promise<T> => harness.unitOfWork.run(work);
    const add = (
      number: number,
      state: TrialState,
      accuracy: Readonly<Record<number, number>>,
      { attempt = 1, seconds = accuracy, metrics = {} }: AddOptions = {},
    ): Promise<unknown> => {
      const trialId = identities.newId();
      ids.set(number, trialId);
      const lastStep = Math.max(...Object.keys(accuracy).map(Number));
      const lease = { number: attempt, worker: 'w', leaseToken: identities.newToken(), leaseUntil: null };
      const parts = { state, lastStep, metrics, startedAt: study.createdAt, attempt: { ...lease, leaseSeconds: null } };
      const rows = [accuracy, seconds].flatMap((values, j) =>
        Object.entries(values).map(([step, value]) => ({
          trialId,
          attempt,
          step: Number(step),
          metric: j === 0 ? 'accuracy' : 'seconds',
          value: { value },
          measuredAt: null,
        })),
      );
      return run(async (stores) => {
        await stores.trials.insert([buildTrial(study, trialId, number, parts)]);
        await stores.measurements.record(rows);
      });
    };
    const curve = (number: number, upTo: number, limit: number, metrics = ['accuracy'], attempt = 1) =>
      run(({ measurements }) => measurements.curve({ trialId: ids.get(number) ?? '', attempt, metrics, upTo, limit }));
    const best = (number: number, goal: 'maximize' | 'minimize', before: number) =>
      run(({ measurements }) =>
        measurements.best({ trialId: ids.get(number) ?? '', attempt: 1 }, 'accuracy', goal, before),
      );
    const compare = (parts: Partial<StepComparison>): Promise<readonly TrialAtStep[]> =>
      run(({ measurements }) =>
        measurements.compareAtStep({
          studyId: study.id,
          except: 9,
          metrics: ['accuracy'],
          step: 4,
          take: 'first',
          succeededOnly: false,
          limit: 100,
          ...parts,
        }),
      );

    beforeAll(async () => {
      harness = await open();
      const document = sampleDocument('curves');
      const insert = { ...document, spec: { ...document.spec, seed: 1 }, projectId, createdBy: 't' };
      study = await run(async (stores) => {
        await stores.projects.insert({ id: projectId, slug: `p-${projectId}`, displayName: 'P', createdBy: 'test' });
        return stores.studies.insert({ ...insert, id: identities.newId() });
      });
      await add(1, 'succeeded', { 1: 0.1, 2: 0.4, 3: 0.3, 4: 0.25, 10: 0.5 }, { seconds: { 2: 20, 4: 40, 10: 100 } });
      await add(2, 'stopped', { 1: 0.2, 3: 0.6 });
      await add(3, 'running', { 3: 0.7, 6: 0.8 });
      await add(4, 'succeeded', { 5: 0.9 });
      await add(9, 'running', { 4: 0.95 });
      // The first attempt of the fifth trial is forgotten once the second reports.
      await add(5, 'running', { 2: 0.35, 4: 0.45 }, { attempt: 2 });
      await run(({ measurements }) =>
        measurements.record([
          {
            trialId: ids.get(5) ?? '',
            attempt: 1,
            step: 4,
            metric: 'accuracy',
            value: { value: 0.99 },
            measuredAt: null,
          },
        ]),
      );
    });
    afterAll(() => harness.close());

    it('gives the latest steps of one attempt that have all the metrics, ascending', async () => {
      expect(await curve(1, 3, 2)).toEqual([
        { step: 2, values: [0.4] },
        { step: 3, values: [0.3] },
      ]);
      expect(await curve(1, 100, 2, ['seconds', 'accuracy'])).toEqual([
        { step: 4, values: [40, 0.25] },
        { step: 10, values: [100, 0.5] },
      ]);
      expect(await curve(1, 0, 5)).toEqual([]);
      expect(await curve(5, 9, 9, ['accuracy'], 2)).toEqual([
        { step: 2, values: [0.35] },
        { step: 4, values: [0.45] },
      ]);
    });

    it('finds the best value before a step', async () => {
      expect(await best(1, 'maximize', 10)).toEqual({ step: 2, values: [0.4] });
      expect(await best(1, 'minimize', 10)).toEqual({ step: 1, values: [0.1] });
      expect(await best(1, 'maximize', 2)).toEqual({ step: 1, values: [0.1] });
      expect(await best(1, 'maximize', 1)).toBeNull();
    });

    it('compares by the first report at the step or past it', async () => {
      expect(await compare({ take: 'first' })).toEqual([
        { number: 1, values: [0.25] },
        { number: 3, values: [0.8] },
        { number: 4, values: [0.9] },
        { number: 5, values: [0.45] },
      ]);
      expect(await compare({ take: 'first', limit: 2 })).toMatchObject([{ number: 4 }, { number: 5 }]);
      expect(await compare({ take: 'first', step: 11 })).toEqual([]);
      expect(await compare({ take: 'first', step: 3, metrics: ['accuracy', 'seconds'], succeededOnly: true })).toEqual([
        { number: 1, values: [0.25, 40] },
        { number: 4, values: [0.9, 0.9] },
      ]);
    });

    it('compares by what trials that succeeded came to, wherever they reported last', async () => {
      // Completed with more than it had reported, after the second step of four.
      await add(6, 'succeeded', { 2: 0.1 }, { metrics: { accuracy: { value: 0.65 }, seconds: { value: 7 } } });
      expect(await compare({ take: 'end' })).toEqual([
        { number: 1, values: [0.25] },
        { number: 3, values: [0.8] },
        { number: 4, values: [0.9] },
        { number: 5, values: [0.45] },
        { number: 6, values: [0.65] },
      ]);
      expect(await compare({ take: 'end', metrics: ['seconds', 'accuracy'], step: 7 })).toEqual([
        { number: 1, values: [100, 0.5] },
        { number: 6, values: [7, 0.65] },
      ]);
      expect(await compare({ take: 'end', limit: 2 })).toMatchObject([{ number: 5 }, { number: 6 }]);
    });

    it('reads trials at levels, each report once, of the latest attempt', async () => {
      const read = async (numbers: readonly number[], levels: readonly number[], metric = 'accuracy') => {
        const trialIds = numbers.map((number) => ids.get(number) ?? '');
        const found = await run(({ measurements }) => measurements.atLevels({ trialIds, metric, levels }));
        const byId = new Map(found.map(({ trialId, curve }) => [trialId, curve]));
        return trialIds.map((id) => byId.get(id) ?? null);
      };
      expect(await read([1, 2, 4, 5], [2, 5, 9])).toEqual([
        [
          { step: 2, value: 0.4 },
          { step: 10, value: 0.5 },
        ],
        [{ step: 3, value: 0.6 }],
        [{ step: 5, value: 0.9 }],
        [{ step: 2, value: 0.35 }],
      ]);
      expect(await read([2, 3], [5])).toEqual([null, [{ step: 6, value: 0.8 }]]);
      expect(await read([1], [3], 'seconds')).toEqual([[{ step: 4, value: 40 }]]);
      expect(await read([], [1])).toEqual([]);
    });

    it('compares by the latest report up to the step, and by the mean, of those that came so far', async () => {
      expect(await compare({ take: 'latest', step: 5 })).toEqual([
        { number: 1, values: [0.25] },
        { number: 3, values: [0.7] },
        { number: 4, values: [0.9] },
      ]);
      const means = await compare({ take: 'mean', step: 4, metrics: ['accuracy', 'seconds'] });
      expect(means.map(({ number }) => number)).toEqual([1, 3, 5]);
      expect(means[0]?.values[0]).toBeCloseTo((0.4 + 0.25) / 2, 12);
      expect(means[0]?.values[1]).toBeCloseTo(30, 12);
    });

    it('takes for the mean of a curve on one level that very number', async () => {
      const level = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [n + 1, 0.1]));
      await add(8, 'succeeded', level);
      for (let step = 1; step <= 21; step++)
        expect(await compare({ take: 'mean', step, limit: 1 })).toEqual([{ number: 8, values: [0.1] }]);
    });

    it('knows the mean of a curve that began with a disaster', async () => {
      await add(10, 'succeeded', { 1: -1e200, 2: 1, 4: 1.7e308, 5: 1.7e308 });
      const [single] = await compare({ take: 'mean', step: 2, limit: 1 });
      expect(single).toMatchObject({ number: 10, values: [expect.closeTo(-5e199, -190)] });
      await add(11, 'succeeded', { 1: Number.MAX_VALUE, 2: Number.MAX_VALUE, 3: Number.MAX_VALUE });
      expect(await compare({ take: 'mean', step: 3, limit: 1 })).toEqual([{ number: 11, values: [Number.MAX_VALUE] }]);
      const [largest] = await compare({ take: 'mean', step: 5, limit: 1 });
      expect(largest!.values[0]! / 1.7e308).toBeCloseTo(0.5, 12);
    });
  });
}
