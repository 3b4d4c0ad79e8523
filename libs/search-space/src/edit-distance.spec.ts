import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from './edit-distance.ts';

/** The whole table, as the definition reads. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 || j === 0 ? i + j : 0)),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const options = [
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      ];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) options.push(table[i - 2]![j - 2]! + 1);
      table[i]![j] = Math.min(...options);
    }
  }
  return table[a.length]![b.length]!;
}

/** Few letters and a common beginning and end, so that distances are small and swaps are many. */
const pair = fc
  .tuple(...Array.from({ length: 4 }, () => fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })))
  .map(([start, a, b, end]) => [`${start}${a}${end}`, `${start}${b}${end}`] as const);

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['learnnig', 'learning', 1],
    // No part is edited twice, so that the swap cannot be used and then parted by an insertion.
    ['ca', 'abc', 3],
  ])('from %p to %p is %p', (a, b, expected) => {
    expect(editDistance(a, b, 4).distance).toBe(expected);
  });

  it('is that of the whole table wherever it is below the limit', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 6 }), ([a, b], limit) => {
        expect(editDistance(a, b, limit).distance).toBe(Math.min(limit, plainDistance(a, b)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('computes a band of the table, and less where there is no hope', () => {
    const long = 'ab'.repeat(120);
    expect(editDistance(`x${long}`, `${long}y`, 4).cells).toBeLessThanOrEqual(241 * 7);
    expect(editDistance('x'.repeat(200), 'y'.repeat(200), 4).cells).toBe(5 * 7);
    expect(editDistance('class_00000/v2', 'class_00000/v1', 4).cells).toBe(7);
    expect(editDistance(long, long.slice(4), 4)).toEqual({ distance: 4, cells: 0 });
  });
});
