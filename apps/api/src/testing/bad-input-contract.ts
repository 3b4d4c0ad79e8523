import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, ApiUnderTest, CallOptions } from './api-under-test.ts';
import { studyBody } from './study-body.ts';

const parameter = (extra: Record<string, unknown>) => ({ name: 'x', type: 'float', min: 0, max: 1, ...extra });

/** What bad input gets: a problem with status, stable code, pointer and hint, and no state changed. */
export function badInputContract(start: () => Promise<{ api: ApiUnderTest; close: () => Promise<void> }>): void {
  describe('what bad input gets', () => {
    let api: ApiUnderTest;
    let close: () => Promise<void>;
    let study: string;
    let trial: { id: string; leaseToken: string };
    const points = (answer: Answer) =>
      (answer.body['errors'] as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer);
    const claim = async () => {
      const { body } = await api.call('POST', `/studies/${study}/suggest`, { worker: 'w', count: 1 });
      const [first] = body['trials'] as { id: string; attempt: { leaseToken: string } }[];
      if (first === undefined) throw new Error('no trial');
      return { id: first.id, leaseToken: first.attempt.leaseToken };
    };
    const progress = async () => (await api.call('GET', `/studies/${study}`)).body['progress'];

    beforeAll(async () => {
      ({ api, close } = await start());
      const created = await api.call('POST', '/projects/default/studies', studyBody('bad-input'));
      expect(created.status).toBe(201);
      study = String(created.body['id']);
      trial = await claim();
    });
    afterAll(async () => {
      await close();
    });

    const isProblem = (answer: Answer, status: number, code: string, pointer?: string) => {
      expect(answer.body).toMatchObject({ status, code, type: `/problems/${code}` });
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      for (const field of ['title', 'detail', 'hint', 'requestId'])
        expect(answer.body).toHaveProperty(field, expect.stringMatching(/./));
      expect(answer.headers['x-request-id']).toBe(answer.body['requestId']);
      if (pointer !== undefined) expect(points(answer)).toContain(pointer);
    };

    it.each([
      ['an impossible range', { parameters: [parameter({ min: 2 })] }, '/spec/parameters/0'],
      ['an unknown field', { parameters: [parameter({ sclae: 'log' })] }, '/spec/parameters/0/sclae'],
      ['an unknown field of the spec', { budgte: {} }, '/spec/budgte'],
      [
        'a when cycle',
        {
          parameters: [
            { name: 'a', type: 'boolean', when: { b: [true] } },
            { name: 'b', type: 'boolean', when: { a: [true] } },
          ],
        },
        '/spec/parameters/1/when',
      ],
      ['a duplicate name', { parameters: [parameter({}), parameter({})] }, '/spec/parameters/1/name'],
      ['no parameter', { parameters: [] }, '/spec/parameters'],
      ['a log scale from zero', { parameters: [parameter({ scale: 'log' })] }, '/spec/parameters/0/min'],
      ['constraints that leave nothing', { parameterConstraints: ['units < 0'] }, '/spec/parameterConstraints'],
      ['no objective', { objectives: [] }, '/spec/objectives'],
      [
        'an unknown option of the strategy',
        { strategy: { name: 'random', options: { n: 1 } } },
        '/spec/strategy/options/n',
      ],
      [
        'an unknown task of the trainer',
        { evaluator: { kind: 'trainer', task: 'poetry', dataset: 'digits', epochs: 1 } },
        '/spec/evaluator/task',
      ],
      [
        'an unknown option of the trainer',
        { evaluator: { kind: 'trainer', task: 'image-classification', dataset: 'digits', epoch: 1, epochs: 1 } },
        '/spec/evaluator/epoch',
      ],
    ])('refuses a study with %s', async (_what, spec, pointer) => {
      const answer = await api.call('POST', '/projects/default/studies', studyBody('never', spec));
      isProblem(answer, 400, 'invalid_request');
      expect(points(answer)?.some((found) => found.startsWith(pointer))).toBe(true);
    });

    it('names every wrong place at once', async () => {
      const answer = await api.call('POST', '/projects/default/studies', { ...studyBody('Never'), nmae: 1 });
      expect(points(answer)).toEqual(expect.arrayContaining(['/name', '/nmae']));
    });

    it('refuses a value outside its domain, in both forms of adding trials', async () => {
      const assignments = { learningRate: 5, units: 16, optimizer: 'adam' };
      isProblem(
        await api.call('POST', `/studies/${study}/trials`, { assignments }),
        400,
        'invalid_request',
        '/assignments/learningRate',
      );
      const good = { assignments: { ...assignments, learningRate: 0.1 } };
      const several = await api.call('POST', `/studies/${study}/trials`, { trials: [good, { assignments }] });
      isProblem(several, 400, 'invalid_request', '/trials/1/assignments/learningRate');
      isProblem(
        await api.call('POST', `/studies/${study}/trials`, { assignmets: {} }),
        400,
        'invalid_request',
        '/assignmets',
      );
      expect(await progress()).toMatchObject({ running: 1, queued: 0 });
    });

    it('refuses metrics that are not declared, not numbers or not there', async () => {
      const complete = (metrics: unknown) =>
        api.call('POST', `/trials/${trial.id}/complete`, { leaseToken: trial.leaseToken, metrics });
      isProblem(await complete({ accuracy: 0.5, loss: 1 }), 400, 'invalid_request', '/metrics/loss');
      isProblem(await complete({ accuracy: null }), 400, 'invalid_request', '/metrics/accuracy');
      isProblem(await complete({ accuracy: 'NaN' }), 400, 'invalid_request', '/metrics/accuracy');
      isProblem(await complete({}), 400, 'invalid_request', '/metrics/accuracy');
      expect(await progress()).toMatchObject({ running: 1, succeeded: 0 });
    });

    it.each([
      ['NaN', '{"metrics": {"accuracy": NaN}}', /NaN/],
      ['Infinity', '{"metrics": {"accuracy": -Infinity}}', /NaN/],
      ['a broken body', '{"metrics": ', /quotes/],
      ['a body that is no object', '[1]', /./],
      ['a key that would change a prototype', '{"metrics": {"__proto__": {"x": 1}}}', /./],
    ])('refuses %s in the JSON', async (_what, raw, hint) => {
      const answer = await api.call('POST', `/trials/${trial.id}/complete`, undefined, { raw });
      isProblem(answer, 400, 'invalid_request', '');
      expect(answer.body['hint']).toMatch(hint);
    });

    it('refuses a stale token, and a tell for a finished trial', async () => {
      const mine = await claim();
      const id = trial.id === mine.id ? trial.id : mine.id;
      const foreign = await api.call('POST', `/trials/${id}/complete`, {
        leaseToken: 'guessed',
        metrics: { accuracy: 0.1 },
      });
      isProblem(foreign, 409, 'stale_lease');
      expect(foreign.body['trial']).toMatchObject({ id, state: 'running' });
      isProblem(await api.call('POST', `/trials/${id}/heartbeat`, { leaseToken: 'guessed' }), 409, 'stale_lease');
      const done = await api.call('POST', `/trials/${id}/complete`, {
        leaseToken: mine.leaseToken,
        metrics: { accuracy: 0.5 },
      });
      expect(done.status).toBe(200);
      const again = await api.call('POST', `/trials/${id}/complete`, {
        leaseToken: mine.leaseToken,
        metrics: { accuracy: 0.6 },
      });
      isProblem(again, 409, 'trial_finished');
      expect((await api.call('GET', `/trials/${id}`)).body).toMatchObject({
        state: 'succeeded',
        metrics: { accuracy: { value: 0.5 } },
      });
    });

    it('refuses a body of 2 MB', async () => {
      const answer = await api.call('POST', '/projects/default/studies', {
        ...studyBody('big'),
        description: 'x'.repeat(2_000_000),
      });
      isProblem(answer, 413, 'too_large');
    });

    it('refuses what is not JSON, an unknown address and a wrong method', async () => {
      const text = { headers: { 'content-type': 'text/plain' } };
      isProblem(await api.call('POST', '/projects', { slug: 'x' }, text), 415, 'invalid_request');
      isProblem(await api.call('GET', '/nothing'), 404, 'not_found');
      const wrong = await api.call('DELETE', `/studies/${study}`);
      isProblem(wrong, 405, 'invalid_request');
      expect(wrong.headers['allow']).toBe('GET');
    });

    it.each([
      '/projects/nobody',
      '/studies/01912345-0000-7000-8000-000000000000',
      '/studies/1',
      '/trials/01912345-0000-7000-8000-000000000000',
      '/trials/x',
    ])('answers not found for %s', async (path) => {
      isProblem(await api.call('GET', path), 404, 'not_found');
    });

    it.each<[string, CallOptions]>([
      ['no key', { key: null }],
      ['no key at all', { key: 'hello' }],
      ['a wrong secret', { key: 'smk_01912345-0000-7000-8000-000000000000_aaaaaaaaaaaaaaaaaaaaaaaaaaaa' }],
      ['another scheme', { key: null, headers: { authorization: 'Basic YTpi' } }],
    ])('refuses %s', async (_what, options) => {
      const before = await progress();
      const answer = await api.call('POST', `/studies/${study}/suggest`, {}, options);
      isProblem(answer, 401, 'unauthenticated');
      expect(answer.headers['www-authenticate']).toContain('Bearer');
      expect(await progress()).toEqual(before);
    });

    it('refuses a right id with a wrong secret, and a key without the scope', async () => {
      isProblem(await api.call('GET', '/me', undefined, { key: `${api.key.slice(0, -3)}AAA` }), 401, 'unauthenticated');
      const reader = await api.newKey(['read']);
      expect((await api.call('GET', `/studies/${study}`, undefined, { key: reader })).status).toBe(200);
      isProblem(await api.call('POST', `/studies/${study}/suggest`, {}, { key: reader }), 403, 'forbidden');
      const writer = await api.newKey(['write']);
      isProblem(await api.call('POST', '/projects', { slug: 'p' }, { key: writer }), 403, 'forbidden');
    });

    it('refuses fixed values that exclude each other, and to wait for a study that is not there', async () => {
      const fixed = { optimizer: 'adam', momentum: 0.5 };
      isProblem(
        await api.call('POST', `/studies/${study}/suggest`, { fixed }),
        400,
        'invalid_request',
        '/fixed/momentum',
      );
      const nowhere = { worker: 'w', study: '01912345-0000-7000-8000-000000000000' };
      isProblem(await api.call('POST', '/trials/claim', nowhere), 404, 'not_found');
    });

    it('refuses a taken name and limits that are out of range', async () => {
      isProblem(await api.call('POST', '/projects/default/studies', studyBody('bad-input')), 409, 'conflict');
      isProblem(await api.call('POST', `/studies/${study}/suggest`, { count: 65 }), 400, 'invalid_request', '/count');
      isProblem(
        await api.call('POST', '/trials/claim', { worker: 'w', waitSeconds: 61 }),
        400,
        'invalid_request',
        '/waitSeconds',
      );
      isProblem(await api.call('POST', '/trials/claim', {}), 400, 'invalid_request', '/worker');
      isProblem(await api.call('GET', '/projects?pageSize=0'), 400, 'invalid_request', '/query/pageSize');
      isProblem(await api.call('GET', '/projects?pageSzie=1'), 400, 'invalid_request', '/query/pageSzie');
    });
  });
}
