import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_LOG_STEPS } from './constants.ts';
import { createCodec } from './create-codec.ts';
import type { DiscreteCodec } from './parameter-codec.ts';
import { parameterIssues } from './parameter-issues.ts';
import type { Parameter } from './parameter.ts';

function discrete(parameter: Parameter): DiscreteCodec {
  const codec = createCodec(parameter);
  if (codec.kind !== 'discrete') throw new Error('not discrete');
  return codec;
}
const allValues = (codec: DiscreteCodec) => Array.from({ length: codec.levels }, (_, level) => codec.valueAt(level));

describe('discrete codecs', () => {
  it('cuts the unit interval into equal cells for a linear integer', () => {
    const codec = discrete({ name: 'n', type: 'int', min: 3, max: 6 });
    expect([0, 0.24, 0.25, 0.74, 0.75, 1].map((u) => codec.decode(u))).toEqual([3, 3, 4, 5, 6, 6]);
    expect([3, 4, 5, 6].map((value) => codec.encode(value))).toEqual([0.125, 0.375, 0.625, 0.875]);
  });

  it('gives a log integer cells from v - 1/2 to v + 1/2 in logarithms', () => {
    const codec = discrete({ name: 'n', type: 'int', min: 1, max: 4, scale: 'log' });
    const edge = (v: number) => Math.log(v / 0.5) / Math.log(4.5 / 0.5);
    for (const v of [1, 2, 3]) {
      expect(codec.decode(edge(v + 0.5) - 1e-9)).toBe(v);
      expect(codec.decode(edge(v + 0.5) + 1e-9)).toBe(v + 1);
    }
    expect(codec.encode(2)).toBeCloseTo((edge(1.5) + edge(2.5)) / 2, 14);
  });

  it('keeps log integers with a step wider than min on their grid', () => {
    const codec = discrete({ name: 'n', type: 'int', min: 1, max: 30, step: 8, scale: 'log' });
    expect(allValues(codec)).toEqual([1, 9, 17, 25]);
    expect(allValues(codec).map((value) => codec.decode(codec.encode(value)))).toEqual([1, 9, 17, 25]);
    expect([codec.decode(0), codec.decode(1)]).toEqual([1, 25]);
  });

  it('survives the round trip for every level of a wide log integer', () => {
    const codec = discrete({ name: 'n', type: 'int', min: 1, max: 20_000, scale: 'log' });
    for (let level = 0; level < codec.levels; level += 1) expect(codec.levelAt(codec.centre(level))).toBe(level);
  });

  it('survives the round trip near both ends of the widest log integers', () => {
    const widest = fc
      .record({
        step: fc.integer({ min: 1, max: 255 }),
        max: fc.integer({ min: MOST_LOG_STEPS / 2, max: MOST_LOG_STEPS }),
        width: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ step, max, width }): Parameter => {
        // Widths are of every magnitude: what matters is how large the values are, not how many.
        const levels = Math.ceil(2 ** (4 + width * 41));
        return { name: 'n', type: 'int', min: Math.max(1, (max - levels) * step), max: max * step, step, scale: 'log' };
      });
    const from = fc.oneof(fc.nat({ max: 1_000 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(widest, from, fc.boolean(), (parameter, place, isLow) => {
        expect(parameterIssues(parameter, 0)).toEqual([]);
        const codec = discrete(parameter);
        const last = codec.levels - 1;
        const offset = Math.min(last, Number.isInteger(place) ? place : Math.floor(place * last));
        const level = isLow ? offset : last - offset;
        expect(codec.levelAt(codec.centre(level))).toBe(level);
        expect(codec.encode(codec.valueAt(level))).toBe(codec.centre(level));
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds the decimals of a stepped float, not their rounding errors', () => {
    const codec = discrete({ name: 'x', type: 'float', min: -0.3, max: 0.3, step: 0.1 });
    expect(allValues(codec)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
    expect(Object.is(codec.valueAt(3), 0)).toBe(true);
    expect(codec.levelOf(3 * 0.1)).toBe(6);
    expect(codec.levelOf(0.15)).toBe(-1);
  });

  it('ends a grid before max when the steps do not fit', () => {
    expect(allValues(discrete({ name: 'x', type: 'float', min: 0, max: 1, step: 0.3 }))).toEqual([0, 0.3, 0.6, 0.9]);
    expect(allValues(discrete({ name: 'n', type: 'int', min: 8, max: 30, step: 8 }))).toEqual([8, 16, 24]);
  });

  it('lists categories in their order and stores no negative zero', () => {
    const codec = discrete({ name: 'c', type: 'categorical', values: ['a', -0, true] });
    expect(codec.categorical).toBe(true);
    expect(allValues(codec).map((value) => Object.is(value, -0))).toEqual([false, false, false]);
    expect(['a', 0, true, 'b', false].map((value) => codec.levelOf(value))).toEqual([0, 1, 2, -1, -1]);
  });

  it('takes false before true and ordinals as ordered', () => {
    expect(allValues(discrete({ name: 'b', type: 'boolean' }))).toEqual([false, true]);
    expect(discrete({ name: 'o', type: 'ordinal', values: ['low', 'high'] }).categorical).toBe(false);
  });

  it('refuses to encode a foreign value', () => {
    expect(() => discrete({ name: 'b', type: 'boolean' }).encode('yes')).toThrow(RangeError);
  });
});
