import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCodec } from './create-codec.ts';
import { extrapolate } from './extrapolate.ts';
import type { Parameter } from './parameter.ts';
import type { ParameterValue } from './parameter-value.ts';

const place = (parameter: Parameter, value: ParameterValue): number | null =>
  extrapolate(parameter, createCodec(parameter), value);

const PARAMETERS: readonly Parameter[] = [
  { name: 'linear', type: 'float', min: -2, max: 6 },
  { name: 'log', type: 'float', min: 1e-4, max: 1, scale: 'log' },
  { name: 'logit', type: 'float', min: 0.01, max: 0.9, scale: 'logit' },
  { name: 'stepped', type: 'float', min: 0, max: 1, step: 0.25 },
  { name: 'int', type: 'int', min: 3, max: 12 },
  { name: 'log-int', type: 'int', min: 2, max: 512, scale: 'log' },
  { name: 'ordinal', type: 'ordinal', values: [16, 32, 64] },
];

describe('extrapolate', () => {
  it('is the position of the codec for every value of the domain', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARAMETERS), fc.double({ min: 0, max: 1, noNaN: true }), (parameter, u) => {
        const codec = createCodec(parameter);
        const value = codec.decode(u);
        expect(extrapolate(parameter, codec, value)).toBeCloseTo(codec.encode(value), 12);
      }),
    );
  });

  it('goes on beyond the bounds on the scale of the parameter', () => {
    expect(place({ name: 'x', type: 'float', min: -2, max: 6 }, 10)).toBe(1.5);
    expect(place({ name: 'x', type: 'float', min: 1e-4, max: 1, scale: 'log' }, 1e-6)).toBeCloseTo(-0.5, 12);
    // Ten cells from 2.5 to 12.5.
    expect(place({ name: 'k', type: 'int', min: 3, max: 12 }, 20)).toBeCloseTo(1.75, 12);
    // From 1 to 4.5 in logarithms.
    const k: Parameter = { name: 'k', type: 'int', min: 2, max: 4, scale: 'log' };
    expect(place({ ...k, min: 1 }, 9)).toBeCloseTo(Math.log(18) / Math.log(9), 12);
  });

  it('lies between two cells off the grid', () => {
    expect(place({ name: 'x', type: 'float', min: 0, max: 1, step: 0.25 }, 0.375)).toBeCloseTo(0.4, 12);
    expect(place({ name: 'k', type: 'int', min: 3, max: 12 }, 4.5)).toBeCloseTo(0.2, 12);
  });

  it.each<[string, Parameter, ParameterValue]>([
    ['zero on a log scale', { name: 'x', type: 'float', min: 1e-4, max: 1, scale: 'log' }, 0],
    ['one on a logit scale', { name: 'x', type: 'float', min: 0.1, max: 0.9, scale: 'logit' }, 1],
    ['a word on a number line', { name: 'x', type: 'float', min: 0, max: 1 }, 'adam'],
    ['a value that an ordinal parameter does not list', { name: 'b', type: 'ordinal', values: [16, 32] }, 24],
    ['a boolean on a number line', { name: 'k', type: 'int', min: 0, max: 1 }, true],
  ])('has no place for %s', (_, parameter, value) => {
    expect(place(parameter, value)).toBeNull();
  });
});
