import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSurmiseError } from '#study';
import type { SqlValue } from '../sql-statement.ts';
import { filterToSql } from './filter-to-sql.ts';
import { readPageToken, writePageToken } from './page-token.ts';
import type { TrialNames } from './trial-field.ts';
import { readTrialOrder } from './trial-order.ts';

const RUNS = 20_000;

const NAMES: TrialNames = {
  parameters: [
    { name: 'b', type: 'float', min: 0, max: 1 },
    { name: 'learningRate', type: 'float', min: 0, max: 1 },
    { name: 'nesterov', type: 'boolean' },
    { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'] },
    { name: 'batch', type: 'ordinal', values: [16, 32, 64] },
  ],
  objectives: [{ metric: 'accuracy', goal: 'maximize' }],
  constraints: [{ metric: 'latencyMs', max: 4 }],
  trackedMetrics: ['a'],
};

function translate(filter: string): { sql: string; values: SqlValue[] } {
  const values: SqlValue[] = [];
  const sql = filterToSql(filter, NAMES, (value) => `$${values.push(value)}`);
  return { sql, values };
}

function refusal(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}

describe('filterToSql', () => {
  it('binds every name and value that a client chose', () => {
    expect(translate('metrics.accuracy > 0.9 and labels.team = "vision"')).toEqual({
      sql: `(coalesce(((t.metrics->$1::text->>'value')::double precision) > $2::double precision, false) and coalesce((t.labels->>$3::text) = $4::text, false))`,
      values: ['accuracy', 0.9, 'team', 'vision'],
    });
  });

  it('turns a comparison round when the value comes first', () => {
    expect(translate('3 < number').sql).toBe(translate('number > 3').sql);
  });

  it.each([
    ['stat = "succeeded"', /unknown field stat/, 'did you mean state?'],
    ['number = "three"', /compares a number/, undefined],
    ['state = 3', /compares a text/, 'put texts in quotes'],
    ['createdAt > "yesterday"', /compares a time/, undefined],
    ['number', /may only compare fields/, undefined],
    ['number > repeat', /may only compare a field with a value/, undefined],
    ['number + 1 > 2', /may only compare a field/, undefined],
    ['state < null', /null/, undefined],
    ['__proto__ = 1', /unknown field/, undefined],
    ['constructor.name = "x"', /unknown field/, undefined],
    ['state = "a', /cannot be parsed/, undefined],
    ['assignments.lerningRate > 0.1', /unknown parameter lerningRate/, 'did you mean assignments.learningRate?'],
    [
      'number > 3 or not (assignments.zzz in [1])',
      /unknown parameter zzz/,
      'parameters of this study: b, learningRate',
    ],
    ['assignments.constructor = 1', /unknown parameter constructor/, undefined],
    ['metrics.acuracy > 0.5', /unknown metric acuracy/, 'did you mean metrics.accuracy?'],
    ['state = "suceeded"', /"suceeded", which is not one of the values/, 'did you mean "succeeded"?'],
    ['state in ["failed", "done"]', /"done", which is not one of the values/, 'values: "queued", "running"'],
    ['failure.kind != "oom"', /"oom", which is not one of the values/, 'values: "failed"'],
    ['assignments.learningRate > "0.1"', /compares a number/, undefined],
    ['assignments.nesterov = "true"', /compares a truth value/, undefined],
    ['assignments.batch <= "32"', /value of another type/, 'values: 16, 32, 64'],
    ['assignments.optimizer = "adamm"', /"adamm", which is not one of the values/, 'did you mean "adam"?'],
  ])('refuses %s with the pointer /filter', (filter, detail, hint) => {
    const error = refusal(() => translate(filter));
    if (!isSurmiseError(error, 'invalid_request')) throw new Error(String(error));
    expect(error.issues[0]?.pointer).toBe('/filter');
    expect(error.issues[0]?.detail).toMatch(detail);
    if (hint !== undefined) expect(error.issues[0]?.hint).toMatch(hint);
  });

  it.each([
    'metrics.accuracy > 0.5 and metrics.latencyMs < 4 and metrics.a != 1',
    'assignments.batch > 20 and assignments.batch in [16, 64]',
    'assignments.optimizer = null or assignments.nesterov = true',
    'labels.anything = "at all"',
  ])('knows what the study has: %s', (filter) => {
    expect(translate(filter).sql).toMatch(/coalesce/);
  });

  it('answers any text with a condition or with invalid_request, and never lets a text into the SQL', () => {
    const canary = 'Canary;--';
    const word = fc.constantFrom(
      'state',
      'number',
      'metrics.a',
      'assignments.b',
      'and',
      'or',
      'not',
      '=',
      '<',
      '(',
      ')',
      `"${canary}"`,
      '1',
      'null',
      'in',
      '[',
      ']',
      ',',
      canary,
    );
    const sentence = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.oneof(sentence, fc.string({ maxLength: 60 })), (filter) => {
        const error = refusal(() => {
          expect(translate(filter).sql).not.toContain(canary);
        });
        expect(error === null || isSurmiseError(error, 'invalid_request')).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('page tokens', () => {
  it('come back as they were, and only in the list that they were made for', () => {
    const cursor = fc.tuple(
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
        fc.string(),
        fc.boolean(),
        fc.constant(null),
      ),
      fc.nat(),
    );
    fc.assert(
      fc.property(cursor, fc.string(), (given, filter) => {
        const token = writePageToken(['trials', filter], given);
        expect(readPageToken(['trials', filter], token)).toEqual(given);
        expect(
          isSurmiseError(
            refusal(() => readPageToken(['trials', `${filter}!`], token)),
            'invalid_request',
          ),
        ).toBe(true);
      }),
    );
  });

  it('made up by somebody are refused', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (token) => {
        expect(
          isSurmiseError(
            refusal(() => readPageToken(['trials'], token)),
            'invalid_request',
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('readTrialOrder', () => {
  it.each(['', 'metrics.', 'nothing', 'number sideways', 'number desc extra', '; drop table trial'])(
    'refuses %j',
    (orderBy) => {
      expect(
        isSurmiseError(
          refusal(() => readTrialOrder(orderBy, NAMES)),
          'invalid_request',
        ),
      ).toBe(true);
    },
  );

  it.each([
    ['assignments.lerningRate desc', /unknown parameter lerningRate/, 'did you mean assignments.learningRate?'],
    ['metrics.loss', /unknown metric loss/, 'metrics of this study: accuracy, latencyMs, a'],
    ['stat', /unknown field stat/, 'did you mean state?'],
  ])('refuses %s by name', (orderBy, detail, hint) => {
    const error = refusal(() => readTrialOrder(orderBy, NAMES));
    if (!isSurmiseError(error, 'invalid_request')) throw new Error(String(error));
    expect(error.issues).toEqual([{ pointer: '/orderBy', detail: expect.stringMatching(detail) as unknown, hint }]);
  });

  it('reads a field and a direction', () => {
    expect(readTrialOrder('metrics.accuracy desc', NAMES)).toMatchObject({
      descending: true,
      field: { type: 'number' },
    });
    expect(readTrialOrder(undefined, NAMES)).toMatchObject({ descending: false });
  });
});
