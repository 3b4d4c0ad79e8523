import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Trial } from '#study';
import { addTrials } from '../add-trials.ts';
import { cancelTrial } from '../cancel-trial.ts';
import { claimTrials, type ClaimTrials } from '../claim-trials.ts';
import { completeTrial } from '../complete-trial.ts';
import { describeStudy } from '../describe-study.ts';
import { failTrial } from '../fail-trial.ts';
import { pauseStudy } from '../pause-study.ts';
import { replaySuggestion } from '../replay-suggestion.ts';
import { resumeStudy } from '../resume-study.ts';
import { suggestTrials, type SuggestTrials } from '../suggest-trials.ts';
import { type LoopHarness, tester, withKey } from './loop-harness.ts';

const OWN = { metrics: null, failure: null, labels: {}, note: '' } as const;

/** Asking and claiming: order, budget, uniqueness, repetition. */
export function askContract(open: () => Promise<LoopHarness>): void {
  describe('asking', () => {
    let harness: LoopHarness;
    let keys = 0;

    const ask = (
      studyId: string,
      parts: Partial<SuggestTrials> = {},
      caller = tester,
    ): Promise<{ trials: readonly Trial[] }> =>
      suggestTrials(harness.deps, { studyId, count: 1, worker: null, fixed: null, ...parts }, caller);
    const claim = (parts: Partial<ClaimTrials>, caller = tester): Promise<{ trials: readonly Trial[] }> =>
      claimTrials(
        harness.deps,
        {
          worker: 'w',
          projectId: null,
          studyId: null,
          evaluator: null,
          labels: {},
          count: 1,
          leaseSeconds: 60,
          waitSeconds: 0,
          ...parts,
        },
        caller,
      );
    const newKey = (): string => `ask-${(keys += 1)}-${harness.deps.identities.newToken()}`;

    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close());

    it('creates running trials with numbers, explanations and, for a worker, a lease', async () => {
      const studyId = await harness.newStudy();
      const { trials } = await ask(studyId, { count: 3, worker: 'w1' });
      expect(trials.map(({ number, state }) => [number, state])).toEqual([
        [1, 'running'],
        [2, 'running'],
        [3, 'running'],
      ]);
      const [first] = trials;
      expect(first?.attempt).toMatchObject({ number: 1, worker: 'w1', leaseSeconds: 60 });
      expect(first?.attempt?.leaseToken).not.toBeNull();
      expect(first?.suggestion).toMatchObject({ firstNumber: 1, count: 3, index: 0, revision: 0 });
      const { trials: unleased } = await ask(studyId);
      expect(unleased[0]?.attempt).toMatchObject({ worker: null, leaseToken: null, leaseUntil: null });
      expect(await describeStudy(harness.deps, { studyId })).toMatchObject({
        progress: { running: 4, queued: 0 },
        study: { counts: { created: 4, budgetUsed: 4, open: 4 } },
      });
    });

    it('gives the same worker its running trials again, and only new ones beyond', async () => {
      const studyId = await harness.newStudy();
      const [mine] = (await ask(studyId, { worker: 'w1' })).trials;
      const again = (await ask(studyId, { worker: 'w1', count: 2 })).trials;
      expect(again.map(({ number }) => number)).toEqual([1, 2]);
      expect(again[0]?.attempt?.leaseToken).toBe(mine?.attempt?.leaseToken);
      expect((await ask(studyId, { worker: 'w2' })).trials[0]?.number).toBe(3);
    });

    it('gives queued trials before new ones', async () => {
      const studyId = await harness.newStudy();
      const assignments = { learningRate: 0.01, units: 32 };
      await addTrials(harness.deps, { studyId, trials: [{ ...OWN, assignments }] }, tester);
      const { trials } = await ask(studyId, { count: 2, worker: 'w1' });
      expect(trials.map(({ number, suggestion }) => [number, suggestion.source])).toEqual([
        [1, 'user'],
        [2, 'random'],
      ]);
      expect(trials[0]?.assignments).toEqual(assignments);
    });

    it('never overshoots the budget, however many ask at once, and gives no configuration twice', async () => {
      const studyId = await harness.newStudy({ budget: { trials: 10 } });
      const asks = await Promise.allSettled(Array.from({ length: 25 }, () => ask(studyId)));
      const trials = asks.flatMap((each) => (each.status === 'fulfilled' ? each.value.trials : []));
      expect(trials).toHaveLength(10);
      expect(new Set(trials.map(({ assignments }) => JSON.stringify(assignments))).size).toBe(10);
      expect(trials.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      for (const each of asks) {
        if (each.status === 'rejected')
          expect(each.reason).toMatchObject({ code: 'budget_exhausted', details: { limit: 'trials' } });
      }
    });

    it('keeps to parallelTrials, and goes on when one has ended', async () => {
      const studyId = await harness.newStudy({ budget: { parallelTrials: 2 } });
      const { trials } = await ask(studyId, { count: 5 });
      expect(trials).toHaveLength(2);
      await expect(ask(studyId)).rejects.toMatchObject({
        code: 'budget_exhausted',
        details: { limit: 'parallelTrials' },
      });
      await completeTrial(
        harness.deps,
        { trialId: trials[0]?.id ?? '', leaseToken: null, metrics: { accuracy: 1 } },
        tester,
      );
      expect((await ask(studyId)).trials).toHaveLength(1);
    });

    it('gives the budget of a cancelled trial back', async () => {
      const studyId = await harness.newStudy({ budget: { trials: 1 } });
      const [first] = (await ask(studyId)).trials;
      await expect(ask(studyId)).rejects.toMatchObject({ code: 'budget_exhausted' });
      await cancelTrial(harness.deps, { trialId: first?.id ?? '', reason: null }, tester);
      expect((await ask(studyId)).trials[0]?.number).toBe(2);
    });

    it('finishes the study when the budget is used and everything has ended', async () => {
      const studyId = await harness.newStudy({ budget: { trials: 2 } });
      const { trials } = await ask(studyId, { count: 2 });
      for (const [index, { id }] of trials.entries()) {
        await completeTrial(harness.deps, { trialId: id, leaseToken: null, metrics: { accuracy: index } }, tester);
      }
      const { study, best } = await describeStudy(harness.deps, { studyId });
      expect(study).toMatchObject({ state: 'finished', finishReason: 'budget', revision: 2, bestValue: 1 });
      expect(best?.number).toBe(2);
      await expect(ask(studyId)).rejects.toMatchObject({ code: 'study_not_active' });
      await expect(resumeStudy(harness.deps, { studyId }, tester)).rejects.toMatchObject({ code: 'budget_exhausted' });
    });

    it('finishes the study when too many trials have failed, and cancels what is queued', async () => {
      const studyId = await harness.newStudy({ budget: { maxFailedTrials: 2 } });
      const { trials } = await ask(studyId, { count: 2 });
      await addTrials(
        harness.deps,
        { studyId, trials: [{ ...OWN, assignments: { learningRate: 0.1, units: 8 } }] },
        tester,
      );
      for (const { id } of trials) {
        await failTrial(
          harness.deps,
          { trialId: id, leaseToken: null, kind: 'failed', code: null, message: 'boom', retry: false },
          tester,
        );
      }
      expect(await describeStudy(harness.deps, { studyId })).toMatchObject({
        study: { state: 'finished', finishReason: 'failures', counts: { open: 0 } },
        progress: { failed: 2, cancelled: 1 },
      });
    });

    it('finishes a space that has nothing left to try', async () => {
      const parameters = [{ name: 'optimizer', type: 'categorical' as const, values: ['sgd', 'adam'] }];
      const studyId = await harness.newStudy({ parameters });
      const { trials } = await ask(studyId, { count: 5 });
      expect(trials).toHaveLength(2);
      await expect(ask(studyId)).rejects.toMatchObject({ code: 'space_exhausted' });
      for (const { id } of trials) {
        await completeTrial(harness.deps, { trialId: id, leaseToken: null, metrics: { accuracy: 1 } }, tester);
      }
      await expect(ask(studyId)).rejects.toMatchObject({ code: 'space_exhausted' });
      expect((await describeStudy(harness.deps, { studyId })).study).toMatchObject({
        state: 'finished',
        finishReason: 'space_exhausted',
      });
    });

    it('tells a request that others left nothing to that the space is used up', async () => {
      const parameters = [{ name: 'optimizer', type: 'categorical' as const, values: ['sgd', 'adam'] }];
      const studyId = await harness.newStudy({ parameters });
      const asked = await Promise.allSettled([ask(studyId), ask(studyId), ask(studyId)]);
      const [refused, ...others] = asked.flatMap((answer) => (answer.status === 'rejected' ? [answer] : []));
      expect(others).toEqual([]);
      expect(refused?.reason).toMatchObject({ code: 'space_exhausted' });
      await expect(ask(studyId)).rejects.toMatchObject({ code: 'space_exhausted' });
    });

    it('evaluates a configuration as often as the study allows, numbers the repeats, and computes them again', async () => {
      const parameters = [{ name: 'kind', type: 'categorical' as const, values: ['a', 'b'] }];
      const studyId = await harness.newStudy({ parameters, noise: { maxRepeats: 2 } });
      const { trials } = await ask(studyId, { count: 3 });
      const [last] = (await ask(studyId)).trials;
      const all = [...trials, last!];
      const seen = all.map(({ assignments, repeat }) => `${String(assignments['kind'])} ${repeat}`);
      expect(seen.toSorted()).toEqual(['a 0', 'a 1', 'b 0', 'b 1']);
      for (const { id } of all)
        expect(await replaySuggestion(harness.deps, { trialId: id })).toMatchObject({ equal: true });
      await expect(ask(studyId)).rejects.toMatchObject({ code: 'space_exhausted' });
    });

    it('does not take the end of what fixed values leave for the end of the space', async () => {
      const parameters = [{ name: 'kind', type: 'categorical' as const, values: ['a', 'b'] }];
      const studyId = await harness.newStudy({ parameters });
      const [first] = (await ask(studyId, { fixed: { kind: 'a' } })).trials;
      await completeTrial(
        harness.deps,
        { trialId: first?.id ?? '', leaseToken: null, metrics: { accuracy: 1 } },
        tester,
      );
      await expect(ask(studyId, { fixed: { kind: 'a' } })).rejects.toMatchObject({ code: 'space_exhausted' });
      expect((await describeStudy(harness.deps, { studyId })).study.state).toBe('active');
      expect((await ask(studyId)).trials).toMatchObject([{ assignments: { kind: 'b' } }]);
    });

    it('keeps fixed values in the form of the values that it hands out', async () => {
      const parameters = [
        { name: 'rate', type: 'float' as const, min: 0, max: 1, step: 0.1 },
        { name: 'kind', type: 'categorical' as const, values: ['a', 'b'] },
      ];
      const studyId = await harness.newStudy({ parameters });
      const { trials } = await ask(studyId, { count: 2, fixed: { rate: 0.1 + 0.2 } });
      expect(trials.map(({ assignments }) => assignments['rate'])).toEqual([0.3, 0.3]);
      expect(trials.map(({ fixed }) => fixed)).toEqual([{ rate: 0.3 }, { rate: 0.3 }]);
      for (const { id } of trials)
        expect(await replaySuggestion(harness.deps, { trialId: id })).toMatchObject({ equal: true });
    });

    it('gives a worker, and from the queue, only what has the fixed values, and loses nothing else', async () => {
      const parameters = [
        { name: 'kind', type: 'categorical' as const, values: ['a', 'b'] },
        { name: 'x', type: 'float' as const, min: 0, max: 1, step: 0.1 },
      ];
      const studyId = await harness.newStudy({ parameters });
      const queued = [{ ...OWN, assignments: { kind: 'b', x: 0.5 } }];
      await addTrials(harness.deps, { studyId, trials: queued }, tester);
      const askFor = (fixed: SuggestTrials['fixed']) => ask(studyId, { worker: 'w1', fixed });
      const [a] = (await askFor({ kind: 'a' })).trials;
      expect(a).toMatchObject({ number: 2, assignments: { kind: 'a' } });
      expect((await askFor({ kind: 'b' })).trials).toMatchObject([{ number: 1, assignments: { kind: 'b' } }]);
      expect((await askFor({ kind: 'a' })).trials).toMatchObject([{ id: a?.id }]);
      // As a sum of steps it has another last digit.
      const [summed] = (await askFor({ x: 0.1 + 0.2, kind: 'b' })).trials;
      expect(summed).toMatchObject({ number: 3, assignments: { kind: 'b', x: 0.3 } });
      expect((await askFor({ kind: 'b', x: 0.1 + 0.2 })).trials).toMatchObject([{ id: summed?.id }]);
      expect((await ask(studyId, { worker: 'w1', count: 3 })).trials.map(({ number }) => number)).toEqual([1, 2, 3]);
    });

    it('fixes a conditional parameter where it is active', async () => {
      const parameters = [
        { name: 'kind', type: 'categorical' as const, values: ['a', 'b'] },
        { name: 'm', type: 'int' as const, min: 0, max: 3, when: { kind: ['a'] } },
      ];
      const studyId = await harness.newStudy({ parameters });
      const trials = [{ kind: 'a', m: 1 }, { kind: 'b' }].map((assignments) => ({ ...OWN, assignments }));
      await addTrials(harness.deps, { studyId, trials }, tester);
      const asked = await ask(studyId, { count: 2, fixed: { m: 2 } });
      expect(asked.trials.map(({ assignments }) => assignments)).toEqual([{ kind: 'b' }, { kind: 'a', m: 2 }]);
    });

    it('gives nothing new while paused, but a worker what it holds', async () => {
      const studyId = await harness.newStudy();
      const [mine] = (await ask(studyId, { worker: 'w1' })).trials;
      await pauseStudy(harness.deps, { studyId }, tester);
      expect((await ask(studyId, { worker: 'w1' })).trials).toMatchObject([{ id: mine?.id }]);
      await expect(ask(studyId, { worker: 'w2' })).rejects.toMatchObject({ code: 'study_not_active' });
      await resumeStudy(harness.deps, { studyId }, tester);
      expect((await ask(studyId, { worker: 'w2' })).trials).toHaveLength(1);
    });

    it('answers a repeated request with its first answer, and refuses the key with another body', async () => {
      const studyId = await harness.newStudy();
      const key = newKey();
      const first = await ask(studyId, { count: 2 }, withKey(key));
      const [second, third] = await Promise.all([
        ask(studyId, { count: 2 }, withKey(key)),
        ask(studyId, { count: 2 }, withKey(key)),
      ]);
      expect(second).toEqual(first);
      expect(third).toEqual(first);
      await expect(ask(studyId, { count: 3 }, withKey(key, 'POST /test', 'other'))).rejects.toMatchObject({
        code: 'idempotency_mismatch',
      });
      expect((await describeStudy(harness.deps, { studyId })).study.counts.created).toBe(2);
    });

    it('refuses fixed values that the space does not know', async () => {
      const studyId = await harness.newStudy();
      await expect(ask(studyId, { fixed: { unitz: 3 } })).rejects.toMatchObject({
        code: 'invalid_request',
        issues: [{ pointer: '/fixed/unitz' }],
      });
    });

    it('says not_found for a study that is not there', async () => {
      await expect(ask('nonsense')).rejects.toMatchObject({ code: 'not_found' });
    });

    it('computes every suggestion again from what is stored, bit for bit', async () => {
      const studyId = await harness.newStudy();
      const made: Trial[] = [];
      for (let round = 0; round < 4; round += 1) {
        const { trials } = await ask(studyId, { count: 2 });
        made.push(...trials);
        const done = made[round];
        if (done !== undefined) {
          await completeTrial(
            harness.deps,
            { trialId: done.id, leaseToken: null, metrics: { accuracy: round / 3 } },
            tester,
          );
        }
      }
      for (const { id } of made)
        expect(await replaySuggestion(harness.deps, { trialId: id })).toMatchObject({ equal: true });
    });

    it('claims queued trials first, then suggestions, of studies whose evaluator the worker serves', async () => {
      const labels = { suite: harness.deps.identities.newToken() };
      const trainer = {
        kind: 'trainer' as const,
        task: 'image-classification' as const,
        dataset: 'digits' as const,
        epochs: 1,
      };
      const external = await harness.newStudy({}, labels);
      const trained = await harness.newStudy({ evaluator: trainer }, labels);
      await addTrials(
        harness.deps,
        { studyId: trained, trials: [{ ...OWN, assignments: { learningRate: 0.1, units: 8 } }] },
        tester,
      );
      const studies = async (evaluator: ClaimTrials['evaluator']): Promise<unknown> => {
        const { trials } = await claim({ labels, evaluator });
        return trials.map((trial) => [trial.studyId, trial.suggestion.source]);
      };
      expect(await studies(null)).toEqual([[external, 'random']]);
      expect(await studies('trainer')).toEqual([[trained, 'user']]);
      expect(await studies('trainer')).toEqual([[trained, 'random']]);
      expect((await claim({ studyId: trained })).trials).toMatchObject([{ studyId: trained }]);
      expect((await claim({ labels: { ...labels, gpu: 'yes' } })).trials).toEqual([]);
    });

    it('wakes a waiting claim when work comes', async () => {
      const labels = { suite: harness.deps.identities.newToken() };
      const studyId = await harness.newStudy({ budget: { parallelTrials: 1 } }, labels);
      const [held] = (await ask(studyId)).trials;
      const waiting = claim({ studyId, waitSeconds: 20 });
      await completeTrial(
        harness.deps,
        { trialId: held?.id ?? '', leaseToken: null, metrics: { accuracy: 1 } },
        tester,
      );
      expect((await waiting).trials).toMatchObject([{ number: 2 }]);
    });

    it('answers a repeated claim with what it gave', async () => {
      const studyId = await harness.newStudy();
      const key = newKey();
      const first = await claim({ studyId }, withKey(key));
      expect(await claim({ studyId }, withKey(key))).toEqual(first);
      expect((await claim({ studyId })).trials[0]?.number).toBe(2);
    });
  });
}
