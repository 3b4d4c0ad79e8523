import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Suggester, SurmiseError, type Trial } from '#study';
import { addTrials } from '../add-trials.ts';
import { describeStudy } from '../describe-study.ts';
import { createLoopDeps } from '../loop-deps.ts';
import { replaySuggestion } from '../replay-suggestion.ts';
import { suggestTrials } from '../suggest-trials.ts';
import { type LoopHarness, tester } from './loop-harness.ts';

const OWN = { metrics: null, failure: null, labels: {}, note: '' } as const;

/** Asking where the computation finds nothing, is cut short, or others change the study while it runs. */
export function otherAnswersContract(open: () => Promise<LoopHarness>): void {
  describe('asking, when suggestions are not as usual', () => {
    let harness: LoopHarness;

    /** Asks for suggestions that are made so from what the harness suggests. */
    const asking = (make: Suggester['suggest']) => {
      const suggester: Suggester = {
        suggest: make,
        recommend: (snapshot) => harness.deps.suggester.recommend(snapshot),
      };
      const deps = createLoopDeps({ ...harness.deps, suggester });
      return (studyId: string, count: number): Promise<{ trials: readonly Trial[] }> =>
        suggestTrials(deps, { studyId, count, worker: null, fixed: null }, tester);
    };
    const plain: Suggester['suggest'] = (snapshot, count) => harness.deps.suggester.suggest(snapshot, count);
    const add = (studyId: string, assignments: Trial['assignments'], metrics: Record<string, number> | null) =>
      addTrials(harness.deps, { studyId, trials: [{ ...OWN, assignments, metrics }] }, tester);

    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close());

    it('does not take a search that found nothing for the end of the space', async () => {
      const ask = asking(() => Promise.reject(new SurmiseError('conflict', 'No configuration was found.')));
      const studyId = await harness.newStudy();
      await expect(ask(studyId, 1)).rejects.toMatchObject({ code: 'conflict' });
      expect((await describeStudy(harness.deps, { studyId })).study.state).toBe('active');
      await add(studyId, { learningRate: 0.1, units: 8 }, null);
      // Of the two that are wanted one is queued: what came of the search for the other is no matter.
      expect((await ask(studyId, 2)).trials).toMatchObject([{ number: 1 }]);
    });

    it('hands out what was computed while people added results, and can replay it', async () => {
      let added = 0;
      const ask = asking(async (snapshot, count) => {
        added += 1;
        await add(snapshot.studyId, { learningRate: 0.1 + added / 100, units: 8 }, { accuracy: 0.5 });
        return plain(snapshot, count);
      });
      const studyId = await harness.newStudy();
      const trials = [...(await ask(studyId, 2)).trials, ...(await ask(studyId, 2)).trials];
      expect(trials.map(({ number, suggestion }) => [number, suggestion.firstNumber])).toEqual([
        [2, 1],
        [3, 1],
        [5, 4],
        [6, 4],
      ]);
      expect(added).toBe(2);
      for (const { id } of trials)
        expect(await replaySuggestion(harness.deps, { trialId: id })).toMatchObject({ equal: true });
    });

    it('looks again where somebody added the very configuration that was computed', async () => {
      let rounds = 0;
      const ask = asking(async (snapshot, count) => {
        const suggestions = await plain(snapshot, count);
        rounds += 1;
        if (rounds === 1) await add(snapshot.studyId, suggestions[0]!.assignments, { accuracy: 0.5 });
        return suggestions;
      });
      const { trials } = await ask(await harness.newStudy(), 1);
      expect(rounds).toBe(2);
      expect(trials).toMatchObject([{ number: 2, suggestion: { firstNumber: 2 } }]);
    });

    it('looks again where another instance stored a suggestion meanwhile', async () => {
      let rounds = 0;
      const ask = asking(async (snapshot, count) => {
        const suggestions = await plain(snapshot, count);
        rounds += 1;
        if (rounds === 1)
          await suggestTrials(harness.deps, { studyId: snapshot.studyId, count: 1, worker: null, fixed: null }, tester);
        return suggestions;
      });
      const { trials } = await ask(await harness.newStudy({ noise: { maxRepeats: 3 } }), 1);
      expect(rounds).toBe(2);
      expect(trials).toMatchObject([{ number: 2, repeat: 0, suggestion: { firstNumber: 2 } }]);
    });

    it('asks once more for whom a batch that was cut short left nothing', async () => {
      const counts: number[] = [];
      const ask = asking(async (snapshot, count) => {
        counts.push(count);
        return (await plain(snapshot, count)).slice(0, Math.ceil(count / 2));
      });
      const studyId = await harness.newStudy();
      // The first is computed alone; the others wait for it, and are computed together.
      const answers = await Promise.allSettled([1, 1, 1, 1, 1].map((count) => ask(studyId, count)));
      expect(counts.slice(0, 2)).toEqual([1, 4]);
      expect(counts.length).toBeGreaterThan(2);
      expect(answers.map(({ status }) => status)).toEqual(new Array(5).fill('fulfilled'));
    });

    it('keeps what was handed out when asking once more fails', async () => {
      let batches = 0;
      const ask = asking(async (snapshot, count) => {
        batches += 1;
        if (batches > 2) throw new SurmiseError('unavailable', 'No suggestion could be computed in time.');
        return (await plain(snapshot, count)).slice(0, Math.ceil(count / 2));
      });
      const studyId = await harness.newStudy();
      const answers = await Promise.allSettled([1, 1, 1, 1, 1].map((count) => ask(studyId, count)));
      const served = answers.filter(({ status }) => status === 'fulfilled');
      expect(served).toHaveLength(3);
      expect(answers.filter(({ status }) => status === 'rejected')).toMatchObject([
        { reason: { code: 'unavailable' } },
        { reason: { code: 'unavailable' } },
      ]);
      expect((await describeStudy(harness.deps, { studyId })).study.counts.created).toBe(3);
    });
  });
}
