import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { spaceDocumentSchema } from './space-document.ts';
import { parameterSchema } from './parameter.ts';

describe('parameterSchema', () => {
  it.each([
    ['learningRate', true],
    ['num.impute.selected.cpo', true],
    ['_x-1', true],
    ['1x', false],
    ['', false],
    ['a b', false],
    ['__proto__', false],
    ['a'.repeat(65), false],
  ])('judges the name %p', (name, valid) => {
    expect(parameterSchema.safeParse({ name, type: 'boolean' }).success).toBe(valid);
  });

  it.each([
    [{ name: 'a', type: 'float', min: 0, max: 1, maximum: 2 }],
    [{ name: 'a', type: 'float', min: 0, max: Infinity }],
    [{ name: 'a', type: 'int', min: 0.5, max: 1 }],
    [{ name: 'a', type: 'int', min: 0, max: 9, scale: 'logit' }],
    [{ name: 'a', type: 'float', min: 0, max: 1, step: 0 }],
    [{ name: 'a', type: 'categorical', values: [] }],
    [{ name: 'a', type: 'categorical', values: Array.from({ length: 10_001 }, (_, i) => i) }],
    [{ name: 'a', type: 'ordinal', values: ['x'.repeat(257)] }],
    [{ name: 'a', type: 'boolean', when: { b: [] } }],
    [{ name: 'a', type: 'double', min: 0, max: 1 }],
  ])('refuses %j', (parameter) => {
    expect(parameterSchema.safeParse(parameter).success).toBe(false);
  });

  it('describes every field of the generated schema', () => {
    const undescribed: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties' && typeof value === 'object' && value !== null) {
          for (const [name, property] of Object.entries(value as Record<string, object>)) {
            if (!('description' in property) && !('$ref' in property)) undescribed.push(`${path}/${name}`);
          }
        }
        visit(value, `${path}/${key}`);
      }
    };
    const generated = z.toJSONSchema(spaceDocumentSchema);
    visit(generated, '');
    expect(undescribed).toEqual([]);
    expect(Object.keys(generated.$defs ?? {})).toEqual(
      expect.arrayContaining(['Parameter', 'FloatParameter', 'ParameterPrior', 'DerivedParameter']),
    );
  });
});
