import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { issuesFromZod } from './issues-from-zod.ts';
import { jsonPointer, pointerPath } from './json-pointer.ts';

describe('issuesFromZod', () => {
  it('names every unknown key by itself', () => {
    const { error } = z.strictObject({ a: z.strictObject({}) }).safeParse({ a: { 'x/y': 1, z: 2 } });
    expect(issuesFromZod(error?.issues ?? [], '/spec').map(({ pointer }) => pointer)).toEqual([
      '/spec/a/x~1y',
      '/spec/a/z',
    ]);
  });

  it('carries the hint of a custom issue', () => {
    const schema = z.number().superRefine((_value, context) => {
      context.addIssue({ code: 'custom', message: 'no', params: { hint: 'do this' } });
    });
    expect(issuesFromZod(schema.safeParse(1).error?.issues ?? [])).toEqual([
      { pointer: '', detail: 'no', hint: 'do this' },
    ]);
  });
});

describe('jsonPointer', () => {
  it('is undone by pointerPath', () => {
    const step = fc.oneof(
      fc.nat(),
      fc.string().filter((text) => !/^(0|[1-9]\d*)$/.test(text)),
    );
    fc.assert(
      fc.property(fc.array(step), (path) => {
        expect(pointerPath(jsonPointer(path))).toEqual(path);
      }),
    );
  });
});
