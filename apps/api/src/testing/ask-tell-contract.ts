import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, ApiUnderTest } from './api-under-test.ts';
import { studyBody } from './study-body.ts';

interface Held {
  readonly id: string;
  readonly number: number;
  readonly assignments: Record<string, unknown>;
  readonly attempt: { readonly leaseToken: string; readonly leaseUntil: string; readonly number: number };
}

/** The life of trials over HTTP, for workers that behave. */
export function askTellContract(start: () => Promise<{ api: ApiUnderTest; close: () => Promise<void> }>): void {
  describe('asking and telling', () => {
    let api: ApiUnderTest;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ api, close } = await start());
    });
    afterAll(async () => {
      await close();
    });

    const newStudy = async (name: string, spec: Record<string, unknown> = {}) => {
      const answer = await api.call('POST', '/projects/default/studies', studyBody(name, spec));
      expect(answer).toMatchObject({ status: 201 });
      return String(answer.body['id']);
    };
    const trialsOf = (answer: Answer) => {
      expect(answer).toMatchObject({ status: 200 });
      return answer.body['trials'] as Held[];
    };
    const ask = async (study: string, body: Record<string, unknown> = { worker: 'w' }) => {
      const [trial] = trialsOf(await api.call('POST', `/studies/${study}/suggest`, body));
      if (trial === undefined) throw new Error('no trial');
      return trial;
    };
    const tell = (trial: Held, verb: string, body: Record<string, unknown> = {}) =>
      api.call('POST', `/trials/${trial.id}/${verb}`, { leaseToken: trial.attempt.leaseToken, ...body });

    it('shows a study with everything it was created with, and what it came to', async () => {
      const study = await newStudy('whole');
      const { body } = await api.call('GET', `/studies/${study}`);
      expect(body).toMatchObject({
        id: study,
        name: 'whole',
        displayName: 'whole',
        state: 'active',
        finishReason: null,
        revision: 0,
        spaceVersion: 1,
        best: null,
        progress: { queued: 0, running: 0, succeeded: 0 },
        spec: { seed: 7, budget: { trials: 100, maxAttempts: 3 }, evaluator: { kind: 'external' }, architecture: null },
      });
    });

    it('hands out, hears steps, and ends with the last reported step', async () => {
      const study = await newStudy('steps');
      const trial = await ask(study);
      expect(trial).toMatchObject({
        number: 1,
        state: 'running',
        attempt: { number: 1, worker: 'w' },
        suggestion: { source: 'random', fallback: null },
      });
      expect(trial).not.toHaveProperty('suggestion.model');
      const report = (value: number) =>
        tell(trial, 'report', {
          measurements: [
            { step: 3, metrics: { accuracy: { value, standardError: 0.01 } }, at: '2030-01-01T00:00:00Z' },
          ],
        });
      expect(await report(0.7)).toMatchObject({ status: 200, body: { stop: null } });
      expect(await report(0.7)).toMatchObject({ status: 200 });
      expect(await report(0.8)).toMatchObject({ status: 409, body: { code: 'conflict' } });
      const done = await tell(trial, 'complete');
      expect(done).toMatchObject({
        status: 200,
        body: { state: 'succeeded', lastStep: 3, metrics: { accuracy: { value: 0.7, standardError: 0.01 } } },
      });
      expect(await tell(trial, 'complete')).toMatchObject({ status: 200, body: done.body });
      expect(await api.call('GET', `/trials/${trial.id}/measurements`)).toMatchObject({
        body: { measurements: [{ attempt: 1, step: 3, metric: 'accuracy', value: 0.7, standardError: 0.01 }] },
      });
      expect(await api.call('GET', `/trials/${trial.id}/attempts`)).toMatchObject({
        body: { attempts: [{ number: 1, worker: 'w', outcome: 'succeeded' }] },
      });
      expect(await api.call('GET', `/studies/${study}/best`)).toMatchObject({
        body: {
          trial: { id: trial.id },
          recommended: { trial: { id: trial.id }, predicted: null, fallback: { code: expect.stringMatching(/./) } },
        },
      });
      expect(await api.call('GET', `/studies/${study}`)).toMatchObject({
        body: { revision: 1, best: { id: trial.id, number: 1 }, progress: { succeeded: 1, running: 0 } },
      });
    });

    it('learns from other studies, and says how much each had to say', async () => {
      const source = await newStudy('teacher');
      const results = [0.01, 0.02, 0.05].map((learningRate, index) => ({
        assignments: { learningRate, units: 64, optimizer: 'adam' },
        metrics: { accuracy: 0.9 - index / 10 },
      }));
      expect((await api.call('POST', `/studies/${source}/trials`, { trials: results })).status).toBeLessThan(300);
      const learner = await newStudy('learner', { strategy: { name: 'auto' }, warmStart: ['teacher'] });
      expect(await api.call('GET', `/studies/${learner}`)).toMatchObject({ body: { spec: { warmStart: [source] } } });
      expect(await ask(learner)).toMatchObject({
        suggestion: { sources: [{ studyId: source, name: 'teacher', observations: 3, ignored: null }] },
      });
      expect(await ask(source)).toMatchObject({ suggestion: { sources: [] } });
    });

    it('names the place of a study to learn from that is not there', async () => {
      const body = studyBody('lost', { strategy: { name: 'auto' }, warmStart: ['nobody'] });
      expect(await api.call('POST', '/projects/default/studies', body)).toMatchObject({
        status: 404,
        body: { code: 'not_found', errors: [{ pointer: '/spec/warmStart/0' }] },
      });
    });

    it('shows the lease token to its holder only', async () => {
      const trial = await ask(await newStudy('tokens'));
      expect(trial.attempt.leaseToken).toMatch(/./);
      expect((await api.call('GET', `/trials/${trial.id}`)).body).not.toHaveProperty('attempt.leaseToken');
    });

    it('gives the same worker the same trial again, and two workers at once different ones', async () => {
      const study = await newStudy('workers');
      const first = await ask(study);
      expect((await ask(study)).id).toBe(first.id);
      const many = await Promise.all(Array.from({ length: 12 }, (_, index) => ask(study, { worker: `many-${index}` })));
      expect(new Set(many.map(({ id }) => id)).size).toBe(12);
      expect(new Set([first, ...many].map(({ assignments }) => JSON.stringify(assignments))).size).toBe(13);
    });

    it('hands out a queued trial to whoever asks for what it has', async () => {
      const study = await newStudy('fixed');
      const assignments = { learningRate: 0.01, units: 64, optimizer: 'adam' };
      await api.call('POST', `/studies/${study}/trials`, { assignments });
      const askFor = (optimizer: string) => ask(study, { worker: 'w', fixed: { optimizer } });
      const sgd = await askFor('sgd');
      expect(sgd).toMatchObject({ number: 2, assignments: { optimizer: 'sgd' } });
      expect(await askFor('adam')).toMatchObject({ number: 1, assignments });
      expect(await askFor('sgd')).toMatchObject({ id: sgd.id });
    });

    it('takes a batch', async () => {
      const study = await newStudy('batch');
      const batch = trialsOf(await api.call('POST', `/studies/${study}/suggest`, { count: 3, leaseSeconds: null }));
      expect(batch.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect(batch[0]?.attempt.leaseUntil ?? null).toBeNull();
      expect(
        (await api.call('POST', `/trials/${String(batch[0]?.id)}/complete`, { metrics: { accuracy: 1 } })).status,
      ).toBe(200);
    });

    it('replays a request with the same key, and refuses the key for another', async () => {
      const study = await newStudy('idempotent');
      const headers = { 'idempotency-key': 'a-key' };
      const path = `/studies/${study}/suggest`;
      const first = await api.call('POST', path, { count: 2 }, { headers });
      expect(await api.call('POST', path, { count: 2 }, { headers })).toMatchObject({ status: 200, body: first.body });
      expect(await api.call('POST', path, { count: 1 }, { headers })).toMatchObject({
        status: 422,
        body: { code: 'idempotency_mismatch' },
      });
      const other = await api.newKey(['write']);
      const theirs = await api.call('POST', path, { count: 2 }, { headers, key: other });
      expect(theirs.body['trials']).not.toEqual(first.body['trials']);
      expect(await api.call('GET', `/studies/${study}`)).toMatchObject({ body: { progress: { running: 4 } } });
      expect(await api.call('POST', path, {}, { headers: { 'idempotency-key': 'with blank' } })).toMatchObject({
        status: 400,
      });
    });

    it('creates a study once under one key', async () => {
      const options = { headers: { 'idempotency-key': 'create' } };
      const [first, second] = [
        await api.call('POST', '/projects/default/studies', studyBody('once'), options),
        await api.call('POST', '/projects/default/studies', studyBody('once'), options),
      ];
      expect(second).toMatchObject({ status: 201, body: first.body });
    });

    it('goes with an ETag, and does not send again what is unchanged', async () => {
      const study = await newStudy('etags');
      const { headers } = await api.call('GET', `/studies/${study}`);
      expect(headers['etag']).toMatch(/^".+"$/);
      const unchanged = { headers: { 'if-none-match': `"other", ${String(headers['etag'])}` } };
      expect(await api.call('GET', `/studies/${study}`, undefined, unchanged)).toMatchObject({
        status: 304,
        body: {},
        headers: { etag: headers['etag'] },
      });
      const trial = await ask(study);
      expect(await api.call('GET', `/studies/${study}`, undefined, unchanged)).toMatchObject({ status: 200 });
      expect((await tell(trial, 'complete', { metrics: { accuracy: 1 } })).headers['etag']).toMatch(/^".+"$/);
    });

    it('carries request ids both ways, and headers that keep browsers careful', async () => {
      const { headers } = await api.call('GET', '/me', undefined, { headers: { 'x-request-id': 'mine-1' } });
      expect(headers).toMatchObject({ 'x-request-id': 'mine-1', 'x-content-type-options': 'nosniff' });
      expect(
        (await api.call('GET', '/me', undefined, { headers: { 'x-request-id': 'a b' } })).headers['x-request-id'],
      ).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('renews leases, and brings a stop request with the heartbeat', async () => {
      const trial = await ask(await newStudy('heartbeats'));
      const renewed = await tell(trial, 'heartbeat', { leaseSeconds: 600 });
      expect(renewed).toMatchObject({ status: 200, body: { stop: null } });
      expect(Date.parse(String(renewed.body['leaseUntil']))).toBeGreaterThan(Date.parse(trial.attempt.leaseUntil));
      expect(await api.call('POST', `/trials/${trial.id}/stop`, { reason: 'enough' })).toMatchObject({
        body: { state: 'stopping', reason: 'enough' },
      });
      expect(await tell(trial, 'heartbeat')).toMatchObject({ body: { stop: { reason: 'enough' } } });
      expect(await tell(trial, 'complete', { metrics: { accuracy: 0.1 } })).toMatchObject({
        body: { state: 'stopped' },
      });
    });

    it('queues what is given back or may be retried, and claims it again first', async () => {
      const study = await newStudy('again', { budget: { maxAttempts: 2 } });
      const trial = await ask(study);
      expect(await tell(trial, 'release', { reason: 'preempted' })).toMatchObject({ body: { state: 'queued' } });
      const claim = async (worker: string) => trialsOf(await api.call('POST', '/trials/claim', { worker, study }))[0];
      const second = await claim('v');
      expect(second).toMatchObject({ id: trial.id, attempt: { number: 2, worker: 'v' } });
      if (second === undefined) throw new Error('nothing claimed');
      expect(
        await tell(second, 'fail', { kind: 'failed', code: 'oom', message: 'out of memory', retry: true }),
      ).toMatchObject({ body: { state: 'queued' } });
      const third = await claim('u');
      if (third === undefined) throw new Error('nothing claimed');
      const failed = await tell(third, 'fail', { kind: 'failed', message: 'out of memory', retry: true });
      expect(failed).toMatchObject({
        body: { state: 'failed', failure: { kind: 'failed', message: 'out of memory' } },
      });
      const outcomes = (await api.call('GET', `/trials/${trial.id}/attempts`)).body['attempts'] as {
        outcome: string;
      }[];
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['released', 'failed', 'failed']);
      const retried = await api.call('POST', `/trials/${trial.id}/retry`);
      expect(retried).toMatchObject({ status: 200, body: { state: 'queued', assignments: trial.assignments } });
      expect(retried.body['id']).not.toBe(trial.id);
      expect(await api.call('POST', `/trials/${String(retried.body['id'])}/cancel`)).toMatchObject({
        body: { state: 'cancelled' },
      });
    });

    it('takes points of one’s own, queued or finished', async () => {
      const study = await newStudy('own');
      const assignments = { learningRate: 0.01, units: 16, optimizer: 'adam' };
      const queued = await api.call('POST', `/studies/${study}/trials`, {
        assignments,
        labels: { by: 'me' },
        note: 'a guess',
      });
      expect(queued).toMatchObject({
        status: 201,
        body: {
          trials: [
            { state: 'queued', assignments, labels: { by: 'me' }, note: 'a guess', suggestion: { source: 'user' } },
          ],
        },
      });
      expect((await ask(study)).assignments).toEqual(assignments);
      const trials = [
        { assignments: { ...assignments, units: 17 }, metrics: { accuracy: 0.9 } },
        { assignments: { ...assignments, units: 18 }, failure: { kind: 'infeasible', message: 'too big' } },
      ];
      const finished = await api.call('POST', `/studies/${study}/trials`, { trials });
      expect(finished).toMatchObject({
        status: 201,
        body: { trials: [{ state: 'succeeded' }, { state: 'infeasible' }] },
      });
    });

    it('keeps the budget, and a pause', async () => {
      const study = await newStudy('budget', { budget: { trials: 2 } });
      const trial = await ask(study, { worker: 'a' });
      await ask(study, { worker: 'b' });
      expect(await api.call('POST', `/studies/${study}/suggest`, { worker: 'c' })).toMatchObject({
        status: 409,
        body: { code: 'budget_exhausted' },
      });
      expect(await api.call('POST', `/studies/${study}/pause`)).toMatchObject({
        status: 200,
        body: { state: 'paused' },
      });
      expect(await api.call('POST', `/studies/${study}/suggest`, { worker: 'c' })).toMatchObject({
        status: 409,
        body: { code: 'study_not_active' },
      });
      expect(await tell(trial, 'complete', { metrics: { accuracy: 0.3 } })).toMatchObject({ status: 200 });
      expect(await api.call('POST', `/studies/${study}/resume`)).toMatchObject({ body: { state: 'active' } });
      expect(await api.call('POST', `/studies/${study}/finish`)).toMatchObject({
        body: { state: 'finished', finishReason: 'requested' },
      });
    });

    it('computes a suggestion again to the same configuration', async () => {
      const study = await newStudy('replay');
      const trial = await ask(study);
      await tell(trial, 'complete', { metrics: { accuracy: 0.5 } });
      const second = await ask(study);
      expect(await api.call('POST', `/trials/${second.id}/replay`)).toMatchObject({
        status: 200,
        body: { equal: true, stored: second.assignments, replayed: second.assignments },
      });
    });

    it('cuts trials short in a study with a fidelity, and computes what it suggested again all the same', async () => {
      const fidelity = { kind: 'steps', max: 9, min: 1 };
      const study = await newStudy('fidelity', { fidelity, strategy: { name: 'bayesian' } });
      expect((await api.call('GET', `/studies/${study}`)).body).toMatchObject({
        spec: { fidelity: { ...fidelity, eta: 3 }, earlyStopping: { rule: 'auto' } },
      });
      const report = async (trial: Held, step: number, accuracy: number) => {
        const answer = await tell(trial, 'report', { measurements: [{ step, metrics: { accuracy } }] });
        expect(answer).toMatchObject({ status: 200 });
        return answer.body['stop'] !== null;
      };
      const slow = await ask(study, { worker: 'slow' });
      await report(slow, 1, 0.1);
      const trials: Held[] = [];
      const states: unknown[] = [];
      for (const limit of [0.9, 0.5, 0.4, 0.95, 0.3, 0.8, 0.85, 0.2, 0.6]) {
        const trial = await ask(study);
        trials.push(trial);
        let stop = false;
        for (let step = 1; step <= 9 && !stop; step++) stop = await report(trial, step, limit * (1 - 0.5 ** step));
        states.push((await tell(trial, 'complete')).body['state']);
      }
      expect(states[0]).toBe('succeeded');
      expect(states.filter((state) => state === 'stopped').length).toBeGreaterThanOrEqual(4);
      await report(slow, 2, 0.12);
      await tell(slow, 'complete');
      for (const { id } of trials)
        expect((await api.call('POST', `/trials/${id}/replay`)).body).toMatchObject({ equal: true });
    });

    it('refuses a fidelity that nothing could learn from, with the place', async () => {
      const refused = async (spec: Record<string, unknown>) =>
        (await api.call('POST', '/projects/default/studies', studyBody('refused', spec))).body['errors'];
      const fidelity = { kind: 'steps', max: 9 };
      expect(await refused({ fidelity, strategy: { name: 'tpe' } })).toMatchObject([{ pointer: '/spec/fidelity' }]);
      expect(await refused({ fidelity: { kind: 'parameter', max: 9 } })).toMatchObject([
        { pointer: '/spec/fidelity/kind' },
      ]);
    });

    it('shows the trade-offs between objectives, and no best', async () => {
      const study = await newStudy('trade-offs', {
        objectives: [
          { metric: 'accuracy', goal: 'maximize' },
          { metric: 'ms', goal: 'minimize', threshold: 9 },
        ],
        constraints: [{ metric: 'memory', max: 10 }],
      });
      const ids: string[] = [];
      for (const [accuracy, ms, memory] of [
        [0.8, 5, 1],
        [0.9, 7, 1],
        [0.7, 6, 1],
        [0.99, 1, 11],
      ]) {
        const trial = await ask(study);
        ids.push(trial.id);
        expect(await tell(trial, 'complete', { metrics: { accuracy, ms, memory } })).toMatchObject({ status: 200 });
      }
      const { body } = await api.call('GET', `/studies/${study}/pareto`);
      expect(body).toMatchObject({ size: 2, trials: [{ id: ids[1] }, { id: ids[0] }] });
      expect(await api.call('GET', `/studies/${study}/best`)).toMatchObject({
        body: { trial: null, recommended: null },
      });
      expect(await api.call('GET', `/studies/${study}`)).toMatchObject({ body: { best: null } });
    });

    it('says who calls, and which projects there are', async () => {
      expect(await api.call('GET', '/me')).toMatchObject({
        status: 200,
        body: { key: { displayName: 'test', scopes: ['admin'], projectId: null } },
      });
      const created = await api.call('POST', '/projects', { slug: 'vision' });
      expect(created).toMatchObject({ status: 201, body: { slug: 'vision', displayName: 'vision' } });
      for (const name of ['vision', String(created.body['id'])]) {
        expect(await api.call('GET', `/projects/${name}`)).toMatchObject({ status: 200, body: created.body });
      }
    });
  });
}
