import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { STRATEGY_NAMES } from '#study';
import { type DatabaseApi, startDatabaseApi } from '../testing/database-api.ts';
import { studyBody } from '../testing/study-body.ts';

interface Told {
  readonly id: string;
  readonly number: number;
  readonly assignments: Record<string, number | string | boolean>;
  readonly derived: Record<string, number>;
}

const PARAMETERS = [
  { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'], default: 'sgd' },
  { name: 'nesterov', type: 'boolean', when: { optimizer: ['sgd'] }, default: true },
  { name: 'momentum', type: 'float', min: 0, max: 0.99, step: 0.01, when: { nesterov: [true] }, default: 0.9 },
  { name: 'beta', type: 'float', min: 0.5, max: 0.9999, scale: 'logit', when: { optimizer: ['adam'] } },
  { name: 'rate', type: 'float', min: 1e-5, max: 1, scale: 'log', default: 0.01 },
  { name: 'units', type: 'int', min: 8, max: 512, scale: 'log', default: 64 },
  { name: 'batch', type: 'ordinal', values: [16, 32, 64, 128], default: 32 },
];
const DEFAULTS = { optimizer: 'sgd', nesterov: true, momentum: 0.9, rate: 0.01, units: 64, batch: 32 };

describe('every strategy over HTTP', () => {
  let service: DatabaseApi;
  beforeAll(async () => {
    service = await startDatabaseApi();
  }, 120_000);
  afterAll(async () => {
    await service.close();
  });

  it.each(STRATEGY_NAMES)(
    '%s starts with the defaults, keeps to expressions and fixed values, delivers what is derived, and can be replayed',
    async (name) => {
      const { api } = service;
      const created = await api.call(
        'POST',
        '/projects/default/studies',
        studyBody(`with-${name}`, {
          parameters: PARAMETERS,
          parameterConstraints: ['units * batch <= 8192'],
          derived: [{ name: 'warmup', expression: '64000 / batch' }],
          strategy: { name },
          budget: { trials: 20 },
        }),
      );
      expect(created).toMatchObject({ status: 201 });
      const study = String(created.body['id']);
      for (let round = 0; round < 6; round++) {
        const fixed = round === 5 ? { optimizer: 'adam', batch: 64 } : undefined;
        const asked = await api.call('POST', `/studies/${study}/suggest`, { count: 2, ...(fixed && { fixed }) });
        expect(asked).toMatchObject({ status: 200 });
        for (const { id, number, assignments, derived } of asked.body['trials'] as Told[]) {
          if (number === 1) expect(assignments).toEqual(DEFAULTS);
          expect(Number(assignments['units']) * Number(assignments['batch'])).toBeLessThanOrEqual(8192);
          expect(derived).toEqual({ warmup: 64000 / Number(assignments['batch']) });
          if (fixed !== undefined) expect(assignments).toMatchObject(fixed);
          const replay = await api.call('POST', `/trials/${id}/replay`);
          expect(replay).toMatchObject({ status: 200, body: { equal: true } });
          const accuracy = 1 / (1 + Math.abs(Math.log10(Number(assignments['rate'])) + 3));
          const ended = await api.call('POST', `/trials/${id}/complete`, { metrics: { accuracy } });
          expect(ended).toMatchObject({ status: 200, body: { state: 'succeeded' } });
        }
      }
    },
    120_000,
  );
});
