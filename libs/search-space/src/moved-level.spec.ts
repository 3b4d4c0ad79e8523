import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSpace } from './compile-space.ts';
import { movedLevel } from './moved-level.ts';
import type { DiscreteCodec } from './parameter-codec.ts';
import type { Parameter } from './parameter.ts';

function codecOf(parameter: Parameter): DiscreteCodec {
  const codec = compileSpace({ parameters: [parameter] }).codecs[0]!;
  if (codec.kind !== 'discrete') throw new Error(`${parameter.name} is continuous`);
  return codec;
}

const category = codecOf({ name: 'c', type: 'categorical', values: ['a', 'b', 'c', 'd'] });
const integer = codecOf({ name: 'n', type: 'int', min: 0, max: 9 });

function countsOf(codec: DiscreteCodec, level: number, spread: number): readonly number[] {
  const rng = createRng(1);
  const counts = new Array<number>(codec.levels).fill(0);
  for (let draw = 0; draw < 4000; draw++) counts[movedLevel(codec, level, spread, rng)]!++;
  return counts;
}

describe('movedLevel', () => {
  it('is every other category equally often', () => {
    const counts = countsOf(category, 1, 0.1);
    expect(counts[1]).toBe(0);
    for (const other of [0, 2, 3]) expect(Math.abs(counts[other]! - 4000 / 3)).toBeLessThan(120);
  });

  it('is the next level where the spread is narrow, to either side alike', () => {
    const counts = countsOf(integer, 5, 1e-3);
    expect(counts[4]! + counts[6]!).toBe(4000);
    expect(Math.abs(counts[4]! - 2000)).toBeLessThan(130);
  });

  it('goes on as far the other way past an end', () => {
    expect(countsOf(integer, 0, 1e-3)[1]).toBe(4000);
    expect(countsOf(integer, 9, 1e-3)[8]).toBe(4000);
  });

  it('stays only where neither side has room', () => {
    expect(countsOf(codecOf({ name: 'n', type: 'int', min: 0, max: 2 }), 1, 1)[1]).toBe(0);
    expect(countsOf(codecOf({ name: 'n', type: 'int', min: 0, max: 2 }), 2, 1)[2]).toBeGreaterThan(0);
  });

  it('is always a level of the parameter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.nat(),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.nat(),
        (max, at, spread, seed) => {
          const codec = codecOf({ name: 'n', type: 'int', min: 0, max });
          const level = at % codec.levels;
          const moved = movedLevel(codec, level, spread, createRng(seed));
          expect(moved).toBeGreaterThanOrEqual(0);
          expect(moved).toBeLessThan(codec.levels);
        },
      ),
    );
  });
});
