import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DatabaseApi, startDatabaseApi } from '../testing/database-api.ts';
import { studyBody } from '../testing/study-body.ts';

interface Point {
  readonly revision: number;
  readonly number: number;
  readonly state: string;
  readonly isFeasible: boolean;
  readonly values: Record<string, number>;
  readonly best: { number: number; value: number } | null;
}

const unit = (name: string) => ({ name, type: 'float', min: 0, max: 1 });
const FOUR = { parameters: ['a', 'b', 'c', 'd'].map(unit), strategy: { name: 'auto' } };

/** Low-discrepancy points, the same every time. */
const pointOf = (n: number): Record<string, number> =>
  Object.fromEntries(['a', 'b', 'c', 'd'].map((name, i) => [name, ((n + 1) * [0.618, 0.755, 0.82, 0.569][i]!) % 1]));

describe('what a study has learnt, over HTTP', () => {
  let service: DatabaseApi;
  let names = 0;
  const get = (study: string, what: string) => service.api.call('GET', `/studies/${study}/${what}`);
  const predict = (study: string, points: unknown[]) =>
    service.api.call('POST', `/studies/${study}/predict`, { points });
  const newStudy = async (spec: Record<string, unknown>, trials: Record<string, unknown>[]) => {
    const created = await service.api.call('POST', '/projects/default/studies', studyBody(`learnt-${++names}`, spec));
    expect(created).toMatchObject({ status: 201 });
    const study = String(created.body['id']);
    if (trials.length > 0)
      expect(await service.api.call('POST', `/studies/${study}/trials`, { trials })).toMatchObject({ status: 201 });
    return study;
  };

  beforeAll(async () => {
    service = await startDatabaseApi();
  }, 120_000);
  afterAll(async () => {
    await service.close();
  });

  it('shows what the model believes, which parameters matter, and what it expects elsewhere', async () => {
    const trials = Array.from({ length: 40 }, (_, n) => {
      const assignments = pointOf(n);
      return { assignments, metrics: { accuracy: Math.sin(4 * assignments['b']!) } };
    });
    const study = await newStudy(FOUR, trials);
    const model = await get(study, 'model');
    expect(model).toMatchObject({
      status: 200,
      body: { revision: 40, unmodelled: [], models: [{ metric: 'accuracy', kind: 'gaussian-process', warnings: [] }] },
    });
    expect(typeof model.headers['etag']).toBe('string');
    const { body: importance } = await get(study, 'importance');
    const [metric] = importance['metrics'] as { parameters: { name: string; importance: { total: number } }[] }[];
    expect(metric?.parameters[0]?.name).toBe('b');
    expect(metric?.parameters[0]?.importance.total).toBeGreaterThan(0.9);
    const answer = await predict(study, [{ a: 0.5, b: 0.4, c: 0.5, d: 0.5 }]);
    expect(answer.status).toBe(200);
    const [prediction] = answer.body['predictions'] as {
      predicted: { accuracy: { mean: number } };
      probabilityOfFeasibility: number;
    }[];
    expect(prediction?.predicted.accuracy.mean).toBeCloseTo(Math.sin(1.6), 1);
    expect(prediction?.probabilityOfFeasibility).toBe(1);
    const asked = await service.api.call('POST', `/studies/${study}/suggest`, {});
    const [trial] = asked.body['trials'] as { suggestion: Record<string, unknown> }[];
    expect(trial?.suggestion).toMatchObject({
      source: 'bayesian',
      surrogate: { name: 'gaussian-process', densities: null },
    });
  });

  it('walks through the history, each page going on with the best of the ones before', async () => {
    const values = [0.3, 0.1, 0.5, 0.9, 0.4, 0.7];
    const trials = values.map((accuracy, n) => ({
      assignments: pointOf(n),
      ...(n === 1 ? { failure: { kind: 'failed', message: 'm' } } : { metrics: { accuracy, ms: n === 3 ? 9 : 1 } }),
    }));
    const study = await newStudy({ ...FOUR, constraints: [{ metric: 'ms', max: 5 }] }, trials);
    const seen: Point[] = [];
    let token: string | null = null;
    do {
      const query: string = token === null ? '' : `&pageToken=${token}`;
      const page = await get(study, `history?pageSize=2${query}`);
      expect(page.status).toBe(200);
      seen.push(...(page.body['points'] as Point[]));
      token = page.body['nextPageToken'] as string | null;
    } while (token !== null);
    expect(seen.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seen.map(({ state }) => state)).toEqual(['succeeded', 'failed', ...Array<string>(4).fill('succeeded')]);
    expect(seen.map(({ isFeasible }) => isFeasible)).toEqual([true, false, true, false, true, true]);
    expect(seen.map(({ best }) => best?.value)).toEqual([0.3, 0.3, 0.5, 0.5, 0.5, 0.7]);
    expect(seen[3]).toMatchObject({ number: 4, values: { accuracy: 0.9, ms: 9 }, best: { number: 3 } });
  });

  it.each([
    [[{ a: 2, b: 0, c: 0, d: 0 }], '/points/0/a'],
    [[pointOf(1), { a: 0 }], '/points/1/b'],
    [[{ ...pointOf(1), e: 1 }], '/points/0/e'],
    [[], '/points'],
    [Array.from({ length: 1_001 }, () => ({ a: 0 })), '/points'],
  ])('refuses to predict what is wrong, and names the place (%#)', async (points, pointer) => {
    const study = await newStudy(FOUR, []);
    const answer = await predict(study, points);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(JSON.stringify(answer.body['errors'])).toContain(`"${pointer}"`);
  });

  it('refuses made-up tokens, and is not found for an unknown study', async () => {
    const study = await newStudy(FOUR, []);
    const foreign = await get(study, 'history?pageToken=made-up');
    expect(foreign).toMatchObject({ status: 400, body: { errors: [{ pointer: '/query/pageToken' }] } });
    const nobody = '01912345-0000-7000-8000-000000000000';
    for (const what of ['model', 'importance', 'history', 'health']) expect((await get(nobody, what)).status).toBe(404);
    expect((await predict(nobody, [{ a: 1 }])).status).toBe(404);
  });

  it('may be read by a key that may read', async () => {
    const study = await newStudy(FOUR, []);
    const key = await service.api.newKey(['read']);
    const answer = await service.api.call('POST', `/studies/${study}/predict`, { points: [pointOf(1)] }, { key });
    expect(answer).toMatchObject({ status: 200, body: { unmodelled: [{ metric: 'accuracy' }] } });
  });

  const EXTREME = [1e300, -1e300, 5e-324, 0, -5e-324, 1, -1.7976931348623157e308, 1e-300];
  const many = Array.from({ length: 500 }, (_, i) => unit(`x${i}`));
  const awkward: [string, Record<string, unknown>, Record<string, unknown>[]][] = [
    [
      'a constant objective',
      FOUR,
      Array.from({ length: 20 }, (_, n) => ({ assignments: pointOf(n), metrics: { accuracy: 7 } })),
    ],
    ['one trial', FOUR, [{ assignments: pointOf(0), metrics: { accuracy: 1 } }]],
    ['no trial', FOUR, []],
    [
      'only failures',
      FOUR,
      Array.from({ length: 20 }, (_, n) => ({
        assignments: pointOf(n),
        failure: { kind: n % 2 === 0 ? 'failed' : 'infeasible', message: 'm' },
      })),
    ],
    [
      'duplicates',
      FOUR,
      Array.from({ length: 60 }, (_, n) => ({ assignments: pointOf(3), metrics: { accuracy: n % 7 } })),
    ],
    [
      'values of 1e300 and denormals',
      FOUR,
      Array.from({ length: 40 }, (_, n) => ({ assignments: pointOf(n), metrics: { accuracy: EXTREME[n % 8] } })),
    ],
    [
      '500 parameters',
      { parameters: many, strategy: { name: 'auto' } },
      Array.from({ length: 24 }, (_, n) => ({
        assignments: Object.fromEntries(many.map(({ name }, i) => [name, ((n + 1) * (i + 1) * 0.618) % 1])),
        metrics: { accuracy: n },
      })),
    ],
    [
      '10,000 categories',
      {
        parameters: [{ name: 'kind', type: 'categorical', values: Array.from({ length: 10_000 }, (_, i) => i) }],
        strategy: { name: 'auto' },
      },
      Array.from({ length: 30 }, (_, n) => ({ assignments: { kind: n * 300 }, metrics: { accuracy: n % 5 } })),
    ],
  ];
  it.each(awkward)(
    'answers in finite numbers and bounded time for %s',
    async (_what, spec, trials) => {
      const study = await newStudy(spec, trials);
      const asked = await service.api.call('POST', `/studies/${study}/suggest`, { count: 2 });
      expect(asked.status).toBe(200);
      const [trial] = asked.body['trials'] as { assignments: Record<string, unknown> }[];
      const answers = [
        await get(study, 'model'),
        await get(study, 'importance'),
        await get(study, 'history'),
        await get(study, 'health'),
        await get(study, 'best'),
        await predict(study, [trial?.assignments]),
      ];
      // JSON has no NaN: what is none would be null where a number belongs, or the answer would be a defect.
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
      for (const [path, value] of numbersOf(answers.map(({ body }) => body))) {
        if (value === null) expect(path).toMatch(NULLABLE);
        else expect(Number.isFinite(value)).toBe(true);
      }
    },
    120_000,
  );
});

/** Fields that may be null by contract. */
const NULLABLE =
  /\.(best|trial|recommended|nextPageToken|importance|lengthScale|evidence|signalVariance|noiseVariance|predicted|fallback|acquisition|surrogate|trustRegion|hurdles|densities|failure|reason|lastStep|attempt|worker|leaseUntil|architecture|startedAt|endedAt|name|probabilityOfFeasibility|constantLogDensity)$/;

/** Every number and every null of an answer, with where it stands. */
function numbersOf(value: unknown, path = ''): [string, number | null][] {
  if (value === null || typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${path}.${key}`));
}
