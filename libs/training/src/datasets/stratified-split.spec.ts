import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRng } from '#numerics';
import { stratifiedSplit } from './stratified-split.ts';

describe('stratifiedSplit', () => {
  it('puts every position into exactly one part, whatever the labels', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200, max: 9 }),
        fc.array(fc.double({ min: 0, max: 0.3, noNaN: true }), { maxLength: 3 }),
        (labels, fractions) => {
          const parts = stratifiedSplit(labels, fractions, createRng(1));
          expect(parts).toHaveLength(fractions.length + 1);
          expect(parts.flat().sort((a, b) => a - b)).toEqual(Array.from(labels, (_, index) => index));
        },
      ),
    );
  });

  it('keeps the proportions of the classes in every part', () => {
    const labels = Uint8Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? 1 : 0));
    for (const part of stratifiedSplit(labels, [0.2, 0.3], createRng(1))) {
      expect(part.filter((index) => labels[index] === 1).length / part.length).toBeCloseTo(1 / 3, 10);
    }
  });

  it('depends on the seed alone', () => {
    const labels = Uint8Array.from({ length: 100 }, (_, index) => index % 4);
    const split = (seed: number): number[][] => stratifiedSplit(labels, [0.5], createRng(seed));
    expect(split(5)).toEqual(split(5));
    expect(split(5)).not.toEqual(split(6));
  });
});
